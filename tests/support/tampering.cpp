// SPDX-License-Identifier: Apache-2.0
// Plain SQLite, without any of the program's precautions.
#include "support/tampering.h"

#include <sqlite3.h>

#include <stdexcept>
#include <string>

namespace vialog::support {

namespace {

class Database final {
  public:
    explicit Database(const std::filesystem::path& path) {
        check(sqlite3_open_v2(path.string().c_str(), &m_handle, SQLITE_OPEN_READWRITE, nullptr));
    }
    ~Database() { sqlite3_close(m_handle); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // What the rows hold in their first column, together.
    std::string run(const std::string& sql) {
        std::string text;
        check(sqlite3_exec(
            m_handle, sql.c_str(),
            [](void* out, int, char** values, char**) {
                *static_cast<std::string*>(out) += values[0] == nullptr ? "" : values[0];
                return 0;
            },
            &text, nullptr));
        return text;
    }

  private:
    void check(int code) const {
        if (code != SQLITE_OK) {
            throw std::runtime_error("tampering failed: " + std::string(sqlite3_errmsg(m_handle)));
        }
    }

    sqlite3* m_handle = nullptr;
};

}  // namespace

void tamper(const std::filesystem::path& path, std::string_view sql) {
    Database(path).run(std::string(sql));
}

void tamper_past_guards(const std::filesystem::path& path, std::string_view sql) {
    Database database(path);
    const std::string guards =
        database.run("SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger'");
    const std::string drops = database.run(
        "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger'");
    database.run(drops);
    database.run(std::string(sql));
    database.run(guards);
}

}  // namespace vialog::support
