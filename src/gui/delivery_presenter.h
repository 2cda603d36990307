// SPDX-License-Identifier: Apache-2.0
// What comes in: cartons scanned, compared with what was expected, recorded as receipts and signed by two, or by one and
// countersigned later.
#pragma once

#include "gui/delivery.h"
#include "gui/form.h"
#include "gui/two_signatures.h"
#include "gui/vial_labels.h"

#include <optional>
#include <string>
#include <vector>

namespace vialog::gui {

class DeliveryPresenter final : public Screen {
  public:
    explicit DeliveryPresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    [[nodiscard]] bool has_work() const override;

    // Of the receipts recorded here last; empty before the first.
    [[nodiscard]] const std::vector<NumberedContainers>& numbered() const { return m_numbered; }

  private:
    struct Source {
        domain::PartyId party;
        domain::PartyRecorded facts;
        std::string key;
    };
    [[nodiscard]] std::vector<FieldRule> rules();
    void read_house();  // parties, shipments, the scanner's setting
    [[nodiscard]] std::vector<Choice> source_choices() const;
    [[nodiscard]] const Source* source() const;

    void take(const Carton& carton);
    void ask_about(const Carton& carton);
    void answer(std::string_view field);
    void add(const Carton& carton);
    void match(domain::ProductId product);
    void prefill();
    void take_number(std::string_view field);
    [[nodiscard]] std::string problem_of_damaged(std::string_view text) const;
    void next_shipment();
    void remove_line();
    void ask_damaged();
    void change();
    void forget_work();
    [[nodiscard]] domain::StockReceived receipt(const DeliveryLine& line) const;
    void foresee();
    void settle();
    void commit();
    void tell(const std::vector<operations::Recorded>& recorded);

    [[nodiscard]] Table table_of_shipments() const;
    [[nodiscard]] Table table_of_delivery() const;
    [[nodiscard]] std::vector<Action> actions() const;
    [[nodiscard]] FactGroup facts() const;

    Desk& m_desk;
    TwoSignatures m_signatures;
    std::vector<Source> m_sources;
    std::vector<store::OpenShipment> m_shipments;
    ScannerSetting m_scanner;
    Form m_form;
    Delivery m_delivery;
    std::optional<store::OpenShipment> m_shipment;
    std::optional<Carton> m_pending;  // something of it is asked
    std::string
        m_asked_again;  // scanned twice without a serial number; a third time is another carton
    std::optional<std::size_t> m_current;
    std::int64_t m_selected = -1;
    domain::Intent m_intent = domain::Intent::Intended;
    std::size_t m_place = 0;
    std::vector<domain::Event> m_seen;
    std::vector<NumberedContainers> m_numbered;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
