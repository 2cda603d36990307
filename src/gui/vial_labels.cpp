// SPDX-License-Identifier: Apache-2.0
// One label for each container: its code, its number, what it holds.
#include "gui/vial_labels.h"

#include "exchange/container_code.h"
#include "gui/amounts.h"
#include "gui/catalogue.h"
#include "gui/guarded.h"
#include "journal/merkle.h"
#include "reporting/label_sheet.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace vialog::gui {

namespace {

std::vector<reporting::Label> labels_of(const Desk& desk, const base::Digest& genesis,
                                        const std::vector<NumberedContainers>& received) {
    std::vector<reporting::Label> labels;
    for (const NumberedContainers& it : received) {
        const domain::ProductRecorded& product = *desk.state().products.find(it.product);
        for (std::int64_t i = 0; i < it.containers; ++i) {
            const domain::ContainerId id(it.first.number() + i);
            labels.push_back({.code = exchange::ContainerCode::of(genesis, id).text(),
                              .heading = fmt::format(fmt::runtime(tr("Vial {}")), id.number()),
                              .lines = {print_product(product),
                                        fmt::format(fmt::runtime(tr("Lot {}, expires {}")),
                                                    it.lot.text(), it.expires.text())}});
        }
    }
    return labels;
}

void write_bytes(const std::filesystem::path& path, const base::Bytes& bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << base::as_text(bytes);
    file.close();
    if (!file) {
        throw std::filesystem::filesystem_error(tr("The labels could not be written"), path,
                                                std::make_error_code(std::errc::io_error));
    }
}

}  // namespace

Message print_labels(Desk& desk, const std::vector<NumberedContainers>& received) {
    if (received.empty()) {
        return {.tone = Tone::Warning,
                .text = tr("Nothing was received here yet, so there is no label to print."),
                .remedy = tr("Receive a carton first.")};
    }
    const std::int64_t first = received.front().first.number();
    const std::int64_t last = received.back().first.number() + received.back().containers - 1;
    const std::filesystem::path path =
        desk.places().documents / fmt::format("labels-{}-{}.pdf", first, last);
    const std::string title =
        fmt::format(fmt::runtime(tr("Labels of vials {} to {}")), first, last);
    const auto failed = failure_of([&] {
        const auto genesis = desk.store().entry_bytes(domain::EntryNumber(0));
        const auto labels =
            labels_of(desk, journal::leaf_hash(genesis.value_or(base::Bytes{})), received);
        write_bytes(path,
                    reporting::label_sheet(labels, title, base::print_utc(desk.now().instant)));
    });
    return failed.value_or(
        Message{.tone = Tone::Good,
                .text = fmt::format(fmt::runtime(tr("{}: {}")), title, path.string()),
                .remedy = tr("Print it at full size on a sheet of thirty labels.")});
}

}  // namespace vialog::gui
