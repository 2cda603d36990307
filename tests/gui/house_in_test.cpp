// SPDX-License-Identifier: Apache-2.0
// The promises of gui/house_in.h, one at a time.
#include "gui/house_in_test.h"

#include "operations/private_file.h"

#include <algorithm>

namespace vialog::gui {

std::string pin_keys() {
    return std::string(operations::test_pin) + "\n";
}

std::string write_key(DeskInTest& test, std::string_view key, std::string_view person) {
    const std::filesystem::path path = test.workplace().folder() / (std::string(key) + ".key");
    operations::write_private_file(
        path, crypto::write_key_file(operations::key_of(key, person), test_passphrase,
                                     operations::cheap_cost, test.workplace().random()));
    return path.string();
}

bool tells(const ScreenView& view, std::string_view text) {
    const auto holds = [text](const std::string& it) { return it.find(text) != std::string::npos; };
    for (const FactGroup& group : view.groups) {
        for (const Fact& fact : group.facts) {
            if (holds(fact.label) || holds(fact.value)) {
                return true;
            }
        }
    }
    for (std::int64_t i = 0; view.table && i < view.table->rows->size(); ++i) {
        const Row row = view.table->rows->row(i);
        if (std::any_of(row.cells.begin(), row.cells.end(), holds)) {
            return true;
        }
    }
    return std::any_of(view.sums.begin(), view.sums.end(), holds);
}

domain::ProductRecorded test_product() {
    return {.ndc = domain::Ndc::parse("0409-2051-05").value(),
            .inner_ndc = {},
            .drug = "ketamine hydrochloride",
            .labeler = "Hospira, Inc.",
            .form = domain::DosageForm::Injection,
            .strength = domain::Strength::parse("100 mg/mL").value(),
            .container_size = domain::Quantity::microlitres(5000),
            .containers_per_package = 10,
            .use = domain::ContainerUse::Multi,
            .schedule = "III",
            .dea_code = "7285"};
}

}  // namespace vialog::gui
