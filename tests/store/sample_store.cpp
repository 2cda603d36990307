// SPDX-License-Identifier: Apache-2.0
// Makes the journal that this room's tests store, and stores it.
#include "store/sample_store.h"

#include "domain/rules.h"
#include "support/clinic.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace vialog::support {

namespace {

using domain::Quantity;

template <typename List, typename Value>
bool holds(const List& list, const Value& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

struct Before {
    const domain::State& state;
    domain::Origin origin;
    domain::JournalHead head;
    base::Digest leaf;
};

// What decide() grants, signed.
base::Bytes decided(const Before& before, const domain::Moment& moment, const domain::Event& draft,
                    const std::vector<std::string>& by) {
    domain::Request request{.draft = draft,
                            .intent = domain::Intent::Done,
                            .moment = moment,
                            .signers = {},
                            .irregular = {},
                            .late = std::nullopt,
                            .paper = std::nullopt};
    domain::Entry entry;
    entry.seq = domain::EntryNumber(before.head.size);
    for (const std::string& key : by) {
        entry.signers.push_back({.key = signing_key_id(key), .role = domain::Role::Operator});
    }
    entry.event = draft;
    const auto needed = domain::signatures_needed(before.state, entry);
    for (std::size_t i = 0; i < needed.size() && i < by.size(); ++i) {
        entry.signers[i].role = needed[i].role;
    }
    request.signers = entry.signers;
    const auto granted = domain::decide(before.state, request, before.head);
    if (!granted) {
        throw std::logic_error("refused: " + domain::explain(granted.error()).text);
    }
    return sign_entry({.log = before.origin,
                       .prev = before.leaf,
                       .zone = domain::TimeZoneName::parse("America/Denver").value(),
                       .entry = *granted},
                      by);
}

// A correction stands under the time of what it corrects.
void record_at(JournalBuilder& journal, const domain::Ref& corrected, const domain::Event& draft,
               const std::vector<std::string>& by) {
    domain::Moment moment = journal.moment();
    moment.occurred = journal.state().entry_at(corrected.seq)->moment.occurred;
    journal.append(decided({.state = journal.state(),
                            .origin = journal.origin(),
                            .head = {.size = journal.size(), .root = journal.head().root},
                            .leaf = journal.ref(journal.size() - 1).leaf},
                           moment, draft, by));
}

void correct_and_void(JournalBuilder& journal, domain::ContainerId container) {
    const domain::Ref drawn_in_error = journal.draw(container, 100);
    record_at(journal, drawn_in_error,
              domain::EntryVoided{.entry = drawn_in_error,
                                  .reason = domain::CorrectionReason::DidNotHappen,
                                  .signer = domain::SignerAbsence::TookPart},
              {"cleo", "dan"});
    const domain::Ref misspelt = journal.record(some_party("Wholsale"), {"ben"});
    record_at(journal, misspelt,
              domain::EntryCorrected{.entry = misspelt,
                                     .reason = domain::CorrectionReason::TypingError,
                                     .signer = domain::SignerAbsence::TookPart,
                                     .restated = some_party("Wholesale")},
              {"ben", "dan"});
}

void begin_count(JournalBuilder& journal, domain::ContainerId opened) {
    domain::CountRecorded count;
    count.start = journal.record(domain::CountStarted{.type = domain::CountType::Shift,
                                                      .moment = domain::DayMoment::During,
                                                      .places = {place("safe")}},
                                 {"cleo"});
    count.lines = {{.product = journal.product(),
                    .place = place("safe"),
                    .sealed = 1,
                    .opened = {{.container = opened,
                                .amount = Quantity::microlitres(7900),
                                .method = domain::Method::Estimated}}}};
    journal.record(count, {"cleo", "dan"});
}

// At least one row for each table of the book but those that only paper fills.
void begin_variously(JournalBuilder& journal) {
    journal.record(domain::PlaceRecorded{.id = place("room"), .name = "The room"}, {"ada", "ben"});
    const domain::ContainerId first = journal.receive(3);
    journal.open(first);
    const domain::Ref infusion = journal.draw(first, 2000);
    journal.give(infusion, 1500);
    journal.waste(infusion, 500);
    journal.record(
        domain::ContainersTransferred{.containers = {domain::ContainerId(first.number() + 1)},
                                      .from = place("safe"),
                                      .to = place("room")},
        {"cleo", "dan"});
    correct_and_void(journal, first);
    const domain::Ref still_open = journal.draw(first, 300);
    journal.record(domain::WasteHeld{.source = domain::FromInfusion{still_open},
                                     .product = journal.product(),
                                     .amount = Quantity::microlitres(100)},
                   {"cleo"});
    begin_count(journal, first);
    domain::DiscrepancyOpened trouble;
    trouble.trouble = domain::Trouble::SealBroken;
    trouble.about = {journal.ref(journal.size() - 1)};
    trouble.discovered = journal.moment().time;
    trouble.container = first;
    journal.record(trouble, {"cleo"});
}

}  // namespace

std::optional<std::string> FakeProbe::file_system(const std::filesystem::path& /*folder*/) const {
    return type;
}
bool FakeProbe::is_file(const std::filesystem::path& path) const {
    return holds(files, path);
}
bool FakeProbe::is_folder(const std::filesystem::path& path) const {
    return holds(folders, path);
}
std::filesystem::path FakeProbe::resolve(const std::filesystem::path& path) const {
    return path;
}

const FakeProbe& local_disk() {
    static const FakeProbe probe;
    return probe;
}

store::OpenOptions options_for(const std::filesystem::path& path, store::Access access) {
    return {.path = path, .access = access, .marks = {}, .probe = &local_disk(), .vfs = {}};
}

const JournalBuilder& sample_journal() {
    static const auto journal = [] {
        auto made = std::make_unique<JournalBuilder>("clinic-042.example/ket", Keeping::Entries);
        begin_variously(*made);
        made->work(700);
        return made;
    }();
    return *journal;
}

std::int64_t first_sample_of(domain::Kind kind) {
    std::int64_t seq = 0;
    for (const base::Bytes& bytes : sample_journal().entries()) {
        if (domain::kind_of(parse_entry(bytes).entry.entry.event) == kind) {
            return seq;
        }
        ++seq;
    }
    throw std::logic_error("the sample has no such entry");
}

store::Store sample_store(const store::OpenOptions& options, std::int64_t entries) {
    store::Store store = store::Store::create(options);
    store::Transaction transaction = store.begin();
    for (std::int64_t seq = 0; seq < entries; ++seq) {
        const base::Bytes& bytes = sample_journal().entries()[static_cast<std::size_t>(seq)];
        transaction.add(bytes, parse_entry(bytes).entry, {});
    }
    transaction.commit();
    return store;
}

void append(store::Store& store, const base::Bytes& entry) {
    store::Transaction transaction = store.begin();
    transaction.add(entry, parse_entry(entry).entry, {});
    transaction.commit();
}

void append_deed(store::Store& store, const domain::Event& draft,
                 const std::vector<std::string>& by) {
    store::Transaction transaction = store.begin();
    const std::int64_t size = transaction.head().size;
    const auto last = store.entry(domain::EntryNumber(size - 1)).value();
    domain::Moment moment = last.entry.moment;
    moment.time += std::chrono::minutes(1);
    moment.monotonic_ms += 60'000;
    moment.occurred = {.instant = moment.time, .offset = moment.offset};
    const base::Bytes bytes = decided({.state = transaction.state(),
                                       .origin = last.log,
                                       .head = {.size = size, .root = transaction.root()},
                                       .leaf = transaction.head().last_leaf.value()},
                                      moment, draft, by);
    transaction.add(bytes, parse_entry(bytes).entry, {});
    transaction.commit();
}

domain::PartyRecorded some_party(std::string_view name) {
    return {.role = domain::PartyRole::Supplier,
            .name = std::string(name),
            .address = "1 Dock Street, Denver CO",
            .dea = domain::DeaNumber::parse("PV3456781").value()};
}

std::string checkpoint_at(const store::Store& store, std::int64_t size) {
    const auto root = journal::root_at(size, [&](auto node) { return store.hash(node); });
    return sign_head(sample_journal().origin(), {.size = size, .root = root}, "log");
}

std::string read_whole(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace vialog::support
