// SPDX-License-Identifier: Apache-2.0
// The lines of a short table, all there at once.
#pragma once

#include "gui/screen.h"

#include <memory>
#include <utility>

namespace vialog::gui {

class FixedRows final : public Rows {
  public:
    explicit FixedRows(std::vector<Row> rows) : m_rows(std::move(rows)) {}
    [[nodiscard]] std::int64_t size() const override {
        return static_cast<std::int64_t>(m_rows.size());
    }
    [[nodiscard]] Row row(std::int64_t index) const override {
        return m_rows.at(static_cast<std::size_t>(index));
    }

  private:
    std::vector<Row> m_rows;
};

}  // namespace vialog::gui
