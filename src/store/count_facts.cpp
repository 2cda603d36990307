// SPDX-License-Identifier: Apache-2.0
// The members of count_open.facts: "type", "moment", "places", "book" (product, place, sealed, opened) and "lines".
#include "store/count_facts.h"

#include "base/json.h"

#include <algorithm>

namespace vialog::store {

namespace {

using base::Json;
using base::JsonView;

Json to_json(const domain::CountRow::Snapshot& snapshot) {
    Json opened = Json::array();
    for (const auto& [container, amount] : snapshot.opened) {
        opened.push(Json::object().set("container", container.number()).set("book", amount));
    }
    return Json::object()
        .set("product", snapshot.product.number())
        .set("place", snapshot.place)
        .set("sealed", snapshot.sealed)
        .set("opened", std::move(opened));
}

Json to_json(const domain::CountLine& line) {
    Json opened = Json::array();
    for (const domain::OpenedCount& it : line.opened) {
        opened.push(Json::object()
                        .set("container", it.container.number())
                        .set("amount", it.amount.amount())
                        .set("unit", domain::word_of(it.amount.unit()))
                        .set("method", domain::word_of(it.method)));
    }
    return Json::object()
        .set("product", line.product.number())
        .set("place", line.place.text())
        .set("sealed", line.sealed)
        .set("opened", std::move(opened));
}

// Reads members and remembers whether one was missing or of another type.
class Reader final {
  public:
    [[nodiscard]] bool sound() const { return m_sound; }

    std::int64_t integer(const JsonView& object, std::string_view name) {
        const JsonView* member = object.find(name);
        return read(member == nullptr ? nullptr : member->integer());
    }
    std::string_view text(const JsonView& object, std::string_view name) {
        const JsonView* member = object.find(name);
        return read(member == nullptr ? nullptr : member->string());
    }
    JsonView::Array array(const JsonView& object, std::string_view name) {
        const JsonView* member = object.find(name);
        return read(member == nullptr ? nullptr : member->array());
    }
    template <typename Enumeration>
    Enumeration word(const JsonView& object, std::string_view name) {
        const auto value = domain::parse_word<Enumeration>(text(object, name));
        m_sound = m_sound && value.has_value();
        return value.value_or(Enumeration{});
    }
    domain::PlaceId place(std::string_view code) {
        const auto value = domain::PlaceId::parse(code);
        m_sound = m_sound && value.has_value();
        return value.value_or(domain::PlaceId());
    }
    domain::Quantity quantity(const JsonView& object) {
        const auto value =
            domain::Quantity::of(word<domain::Unit>(object, "unit"), integer(object, "amount"));
        m_sound = m_sound && value.has_value();
        return value.value_or(domain::Quantity());
    }
    template <typename Value>
    Value read(const Value* value) {
        m_sound = m_sound && value != nullptr;
        return value == nullptr ? Value{} : *value;
    }

  private:
    bool m_sound = true;
};

domain::CountRow::Snapshot read_snapshot(const JsonView& object, Reader& reader) {
    domain::CountRow::Snapshot snapshot{
        .product = domain::ProductId(reader.integer(object, "product")),
        .place = reader.integer(object, "place"),
        .sealed = reader.integer(object, "sealed"),
        .opened = {}};
    for (const JsonView& it : reader.array(object, "opened")) {
        snapshot.opened.emplace_back(reader.integer(it, "container"), reader.integer(it, "book"));
    }
    return snapshot;
}

domain::CountLine read_line(const JsonView& object, Reader& reader) {
    domain::CountLine line{.product = domain::ProductId(reader.integer(object, "product")),
                           .place = reader.place(reader.text(object, "place")),
                           .sealed = reader.integer(object, "sealed"),
                           .opened = {}};
    for (const JsonView& it : reader.array(object, "opened")) {
        line.opened.push_back({.container = domain::ContainerId(reader.integer(it, "container")),
                               .amount = reader.quantity(it),
                               .method = reader.word<domain::Method>(it, "method")});
    }
    return line;
}

}  // namespace

std::string print_count_facts(const domain::CountRow& row) {
    Json places = Json::array();
    for (const domain::PlaceId& place : row.start.places) {
        places.push(place.text());
    }
    Json book = Json::array();
    for (const auto& snapshot : row.book) {
        book.push(to_json(snapshot));
    }
    Json lines = Json::array();
    for (const auto& line : row.lines) {
        lines.push(to_json(line));
    }
    return Json::object()
        .set("type", domain::word_of(row.start.type))
        .set("moment", domain::word_of(row.start.moment))
        .set("places", std::move(places))
        .set("book", std::move(book))
        .set("lines", std::move(lines))
        .print();
}

std::optional<domain::CountRow> parse_count_facts(std::string_view text) {
    base::JsonDocument document;
    const auto root = document.parse(text);
    if (!root) {
        return std::nullopt;
    }
    const JsonView& facts = **root;
    Reader reader;
    domain::CountRow row;
    row.start.type = reader.word<domain::CountType>(facts, "type");
    row.start.moment = reader.word<domain::DayMoment>(facts, "moment");
    for (const JsonView& place : reader.array(facts, "places")) {
        row.start.places.push_back(reader.place(reader.read(place.string())));
    }
    for (const JsonView& snapshot : reader.array(facts, "book")) {
        row.book.push_back(read_snapshot(snapshot, reader));
    }
    for (const JsonView& line : reader.array(facts, "lines")) {
        row.lines.push_back(read_line(line, reader));
    }
    return reader.sound() ? std::optional(std::move(row)) : std::nullopt;
}

}  // namespace vialog::store
