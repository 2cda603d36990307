// SPDX-License-Identifier: Apache-2.0
// Whether each disclosed text belongs to an entry, and which digests nobody disclosed: V19. Inside
// the room only.
#pragma once

#include "domain/event.h"
#include "journal/audit.h"
#include "journal/bundle.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vialog::journal {

class DisclosureCheck final {
  public:
    // Reads the disclosures, piece by piece; of each only its digest is kept.
    DisclosureCheck(const BundleReader& bundle, AuditReport& report);

    void add_entry(std::int64_t seq, const domain::Event& event);
    // One that a newer version wrote: which texts it holds, nobody can say here.
    void add_unknown_entry() { m_has_unknown = true; }
    void finish();

  private:
    struct Disclosed {
        base::Digest digest{};
        std::uint32_t line = 0;
        bool found = false;
    };

    void read(const BundleFiles& files);
    void add_line(std::string_view line);
    void malformed(std::string_view what);
    void report_foreign();

    AuditReport& m_report;
    bool m_given = false;
    bool m_has_unknown = false;
    std::uint32_t m_line = 0;
    std::vector<Disclosed> m_disclosed;  // by digest
    std::int64_t m_texts = 0;
    std::int64_t m_missing = 0;
    std::int64_t m_first_missing = 0;
};

}  // namespace vialog::journal
