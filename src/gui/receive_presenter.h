// SPDX-License-Identifier: Apache-2.0
// The screen of what comes in: a delivery, a shipment to expect, the receipts that await their witness.
#pragma once

#include "gui/countersign_presenter.h"
#include "gui/delivery_presenter.h"
#include "gui/shipment_presenter.h"

#include <memory>
#include <optional>

namespace vialog::gui {

class ReceivePresenter final : public Screen {
  public:
    explicit ReceivePresenter(Desk& desk);

    [[nodiscard]] ScreenView view() const override;
    void type(std::string_view field, std::string_view text) override;
    void enter(std::string_view field) override;
    void scan(std::string_view text) override;
    void press(std::string_view key) override;
    void choose(std::int64_t row) override;
    void open(std::int64_t row) override;
    bool back() override;
    void refresh() override;
    void show(std::string_view subject) override;  // "scan:...", "entry:45" of a receipt that waits
    [[nodiscard]] bool has_work() const override;

  private:
    [[nodiscard]] Screen& part();
    [[nodiscard]] const Screen& part() const;
    void leave_part(std::optional<Message> message);

    Desk& m_desk;
    DeliveryPresenter m_delivery;
    std::unique_ptr<ShipmentPresenter> m_shipment;
    std::unique_ptr<CountersignPresenter> m_countersign;
    std::optional<Message> m_message;
};

}  // namespace vialog::gui
