// SPDX-License-Identifier: Apache-2.0
// Plays a clinic day by day. Its sums are plain numbers by vial, and nothing of the program under
// test is in them.
#include "support/paper_quarter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace vialog::support {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;
using Minute = std::chrono::sys_time<minutes>;

// splitmix64: the same on every machine, which the distributions of <random> are not.
class Dice final {
  public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::int64_t between(std::int64_t least, std::int64_t most) {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        z ^= z >> 31U;
        return least + static_cast<std::int64_t>(z % static_cast<std::uint64_t>(most - least + 1));
    }
    bool one_in(std::int64_t n) { return between(1, n) == 1; }
    char letter() { return static_cast<char>('A' + between(0, 25)); }
    std::string digits(int count) {
        std::string text;
        for (int i = 0; i < count; ++i) {
            text += static_cast<char>('0' + between(0, 9));
        }
        return text;
    }

  private:
    std::uint64_t m_state;
};

struct Zone {
    const char* name;
    std::chrono::year_month_day change;
    int before;  // minutes east of Greenwich
    int after;
};
constexpr auto zones = std::to_array<Zone>({
    {"America/New_York",
     {std::chrono::year(2027), std::chrono::March, std::chrono::day(14)},
     -300,
     -240},
    {"Pacific/Auckland",
     {std::chrono::year(2027), std::chrono::April, std::chrono::day(4)},
     780,
     720},
    {"America/Phoenix",
     {std::chrono::year(2027), std::chrono::March, std::chrono::day(14)},
     -420,
     -420},
    {"America/St_Johns",
     {std::chrono::year(2027), std::chrono::March, std::chrono::day(14)},
     -210,
     -150},
});

struct Product {
    std::string ndc;
    int strength_mg;
    std::int64_t size_ul;
    bool single;
    ProductFigures figures{};
    std::vector<std::string> sealed{};  // labels, the next one last
    std::optional<std::string> open{};
    std::int64_t book = 0;
    bool lost_sight = false;  // the paper's own balance went wrong for the vial in use
};

// 21 CFR 1301.13 numbers: (d1 + d3 + d5) + 2 (d2 + d4 + d6), its last digit.
std::string dea_number(Dice& dice, char kind) {
    const std::string d = dice.digits(6);
    const auto v = [&d](std::size_t i) { return d[i] - '0'; };
    const int sum = v(0) + v(2) + v(4) + 2 * (v(1) + v(3) + v(5));
    return fmt::format("{}{}{}{}", kind, dice.letter(), d, sum % 10);
}

std::string gtin_of(const std::string& ndc) {
    std::string digits = "003";
    std::copy_if(ndc.begin(), ndc.end(), std::back_inserter(digits),
                 [](char c) { return c != '-'; });
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        sum += (digits[i] - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string ml(std::int64_t ul) {
    return fmt::format("{}{}.{:03}", ul < 0 ? "-" : "", std::abs(ul) / 1000, std::abs(ul) % 1000);
}

class Inventor final {
  public:
    explicit Inventor(std::uint64_t seed)
        : m_dice(seed),
          m_zone(zones[static_cast<std::size_t>(m_dice.between(0, zones.size() - 1))]),
          m_prefix(fmt::format("{}{}-", m_dice.letter(), m_dice.between(2, 9))) {}

    PaperQuarter run() {
        name_people();
        name_products();
        play_days();
        close_books();
        return std::move(m_quarter);
    }

  private:
    std::size_t add(const std::string& file, const std::string& line) {
        m_lines[file].push_back(line);
        return m_lines[file].size();
    }
    void fault(const char* code, const std::string& file, std::size_t line) {
        m_quarter.improper.push_back(fmt::format("{} {}:{}", code, file, line));
    }
    std::string stamp(Minute local) const {
        const bool changed = local >= sys_days(m_zone.change) + std::chrono::hours(3);
        const int offset = changed ? m_zone.after : m_zone.before;
        const auto midnight = std::chrono::floor<std::chrono::days>(local);
        const std::chrono::year_month_day date(midnight);
        const auto minute = (local - midnight).count();
        return fmt::format("{}-{:02}-{:02}T{:02}:{:02}:00{}{:02}:{:02}",
                           static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                           static_cast<unsigned>(date.day()), minute / 60, minute % 60,
                           offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
    }
    const std::string& nurse() { return m_nurses[static_cast<std::size_t>(m_dice.between(0, 2))]; }
    std::string witness_beside(const std::string& actor) {
        std::string other = nurse();
        while (other == actor) {
            other = nurse();
        }
        return other;
    }

    void name_people() {
        m_quarter.dea = dea_number(m_dice, 'F');
        m_quarter.files["clinic.json"] = fmt::format(
            "{{\"registrant\": \"Clinic {}\", \"dea\": \"{}\",\n \"address\": \"{} Quay\", "
            "\"timezone\": \"{}\",\n \"first_day\": \"2027-03-01\", \"last_day\": \"2027-04-16\"}}",
            m_prefix, m_quarter.dea, m_dice.between(1, 99), m_zone.name);
        add("people.csv", "id,name,initials,roles");
        add("people.csv", fmt::format("ph-{},\"Olu, RPh\",OL,pharmacist;registrant", m_prefix[0]));
        m_pharmacist = fmt::format("ph-{}", m_prefix[0]);
        for (int i = 0; i < 3; ++i) {
            m_nurses.push_back(fmt::format("n{}.{}", i, m_dice.letter()));
            add("people.csv",
                fmt::format("{},Nurse Number {},N{},dispenser;witness", m_nurses.back(), i, i));
        }
        m_quarter.improper.push_back("other people.csv:6");
        add("people.csv", "porter1,Sam Ba,SB,porter;witness");
        add("patients.csv", "id,name,date_of_birth,address");
        for (int i = 0; i < 12; ++i) {
            add("patients.csv",
                fmt::format("MRN{:03},\"Doe, \xC5\x81ucja {}\",19{}-02-03,\"{} Elm\"", i, i,
                            m_dice.between(40, 99), i));
        }
    }

    void name_products() {
        m_products = {
            {.ndc = "0" + m_dice.digits(3) + "-" + m_dice.digits(4) + "-" + m_dice.digits(2),
             .strength_mg = 50,
             .size_ul = 10000,
             .single = false},
            {.ndc = "7" + m_dice.digits(4) + "-" + m_dice.digits(3) + "-" + m_dice.digits(2),
             .strength_mg = 100,
             .size_ul = 5000,
             .single = false},
            {.ndc = "6" + m_dice.digits(4) + "-" + m_dice.digits(4) + "-" + m_dice.digits(1),
             .strength_mg = 50,
             .size_ul = 2000,
             .single = true}};
        add("products.csv",
            "ndc,inner_ndc,drug,schedule,dea_code,labeler,strength_mg_per_ml,container_ml,"
            "containers_per_package,container_use");
        for (const Product& product : m_products) {
            add("products.csv",
                fmt::format("{},,ketamine hydrochloride,III,7285,\"Lab {}, Ltd.\",{},{},10,{}",
                            product.ndc, m_dice.letter(), product.strength_mg, ml(product.size_ul),
                            product.single ? "single-dose" : "multi-dose"));
        }
        m_supplier = fmt::format("Supply {},{}", m_dice.letter(), dea_number(m_dice, 'R'));
        add("receipts.csv",
            "received_at,supplier,supplier_dea,invoice,invoice_date,ndc,lot,expires,containers,"
            "volume_each_ml,strength_mg_per_ml,first_vial,last_vial,barcode,received_by,"
            "witnessed_by");
        add("vial_events.csv",
            "at,action,vial,measured_rest_ml,book_before_ml,wasted_ml,by,witness,reason");
        add("infusions.csv",
            "infusion,started_at,patient,prescriber_dea,weight_kg,ordered_mg,vial,drawn_ml,given_"
            "ml,"
            "wasted_ml,given_by,waste_witness");
        add("counts.csv",
            "counted_at,kind,ndc,sealed_containers,open_vial,open_vial_estimate_ml,counted_by,"
            "witnessed_by");
        m_prescriber = dea_number(m_dice, 'B');
    }

    // Sometimes a container fewer than numbers, sometimes another lot in the barcode than in the
    // column.
    void receive(Product& product, Minute at) {
        const std::int64_t containers = m_dice.one_in(3) ? 9 : 10;
        const bool numbered_ten = containers == 9 && m_dice.one_in(2);
        const bool other_lot = m_dice.one_in(4);
        const std::int64_t numbers = numbered_ten ? 10 : containers;
        const std::string lot = fmt::format("{}{}", m_dice.letter(), m_dice.digits(5));
        const auto label = [this](std::int64_t n) { return fmt::format("{}{:04}", m_prefix, n); };
        const std::size_t line = add(
            "receipts.csv",
            fmt::format("{},{},INV-{},2027-02-27,{},{},2029-08-31,{},{},{},{},{},01{}1729083121{}"
                        "<GS>10{},{},{}",
                        stamp(at), m_supplier, m_dice.digits(5), product.ndc, lot, containers,
                        ml(product.size_ul), product.strength_mg, label(m_next_vial),
                        label(m_next_vial + numbers - 1), gtin_of(product.ndc), m_dice.digits(10),
                        other_lot ? lot + "X" : lot, m_pharmacist, m_nurses[0]));
        if (numbered_ten) {
            fault("numbering_differs", "receipts.csv", line);
        }
        if (other_lot) {
            fault("label_differs", "receipts.csv", line);
        }
        for (std::int64_t i = 0; i < containers; ++i) {
            product.sealed.insert(product.sealed.begin(), label(m_next_vial + i));
        }
        m_next_vial += numbers;
        product.figures.received_containers += containers;
        product.figures.received_ul += containers * product.size_ul;
    }

    void vial_event(Product& product, Minute at, const std::string& action, const std::string& rest,
                    const std::string& wasted, const std::string& by, const std::string& witness,
                    const std::string& reason) {
        std::int64_t claim = product.book;
        if (m_dice.one_in(25)) {
            claim += m_dice.between(1, 300);
            fault("balance_claim_differs", "vial_events.csv",
                  m_lines["vial_events.csv"].size() + 1);
        }
        add("vial_events.csv",
            fmt::format("{},{},{},{},{},{},{},{},{}", stamp(at), action, *product.open, rest,
                        ml(claim), wasted, by, witness, reason));
    }

    void open(Product& product, Minute at, const std::string& by) {
        product.open = product.sealed.back();
        product.sealed.pop_back();
        product.book = product.size_ul;
        vial_event(product, at, "open", "", "", by, "", "");
    }

    // The rest that is measured differs from the book by needles and overfill.
    void finish(Product& product, Minute at, const std::string& by) {
        const std::int64_t difference = m_dice.between(0, product.book > 0 ? product.book : 0);
        const std::int64_t rest =
            product.book <= 0 ? m_dice.between(0, 80) : product.book - difference;
        std::string witness = witness_beside(by);
        const std::size_t line = m_lines["vial_events.csv"].size() + 1;
        if (m_dice.one_in(15)) {
            witness = m_dice.one_in(2) ? by : "";
            fault(witness.empty() ? "no_witness" : "self_witness", "vial_events.csv", line);
        }
        vial_event(product, at, "finish", ml(rest), ml(rest), by, witness, "empty");
        product.figures.finish_waste_ul += rest;
        product.figures.finished_vials += 1;
        product.figures.finish_surplus_ul += std::max<std::int64_t>(rest - product.book, 0);
        product.figures.finish_shortage_ul += std::max<std::int64_t>(product.book - rest, 0);
        product.open.reset();
        product.book = 0;
    }

    struct Draw {
        std::string vial;
        std::int64_t drawn;
    };

    // What becomes of a row's amount, with one fault at most.
    void add_row(Product& product, const std::string& head, const Draw& draw,
                 const std::string& by) {
        std::int64_t given = draw.drawn;
        std::int64_t wasted = 0;
        std::string witness;
        const std::size_t line = m_lines["infusions.csv"].size() + 1;
        if (m_dice.one_in(8)) {
            wasted = m_dice.between(1, draw.drawn);
            given -= wasted;
            witness = witness_beside(by);
            if (m_dice.one_in(4)) {
                witness = m_dice.one_in(2) ? by : "";
                fault(witness.empty() ? "no_witness" : "self_witness", "infusions.csv", line);
            } else if (m_dice.one_in(6)) {
                witness = "ghost";
                fault("unknown_person", "infusions.csv", line);
            }
        }
        std::int64_t stated = given;
        if (m_dice.one_in(30)) {
            stated +=
                m_dice.one_in(2) && given > 20 ? -m_dice.between(1, 20) : m_dice.between(1, 20);
            fault("sums_do_not_close", "infusions.csv", line);
        }
        add("infusions.csv", fmt::format("{},{},{},{},{},{},{}", head, draw.vial, ml(draw.drawn),
                                         ml(stated), ml(wasted), by, witness));
        // Nothing is given that was not drawn, and what is given too much is wasted too little.
        const std::int64_t borne = std::min(stated, draw.drawn);
        product.figures.given_ul += borne;
        product.figures.patient_waste_ul += std::min(wasted, draw.drawn - borne);
        m_unaccounted[product.ndc] += std::max<std::int64_t>(draw.drawn - stated - wasted, 0);
    }

    void infuse(Product& product, Minute at) {
        const std::string by = nurse();
        const std::int64_t dose =
            m_dice.between(product.size_ul / 20, product.size_ul / 5) / 10 * 10;
        std::vector<Draw> draws;
        if (!product.open && !product.sealed.empty()) {
            open(product, at - minutes(2), by);
        }
        if (!product.open) {
            return;
        }
        const std::int64_t first = std::min(dose, product.book);
        draws.push_back({.vial = *product.open, .drawn = first});
        product.book -= first;
        const bool more = first < dose && !product.sealed.empty();
        if (more || product.single || product.book < 40) {
            const bool before_opening = product.single && m_dice.one_in(20);
            if (before_opening) {
                fault("order_differs", "vial_events.csv", m_lines["vial_events.csv"].size() + 1);
            }
            finish(product, at - minutes(before_opening ? 3 : 1), by);
        }
        if (more) {
            open(product, at - minutes(2), by);
            draws.push_back({.vial = *product.open, .drawn = dose - first});
            product.book -= dose - first;
        }
        std::string patient = fmt::format("MRN{:03}", m_dice.between(0, 11));
        if (m_dice.one_in(40)) {
            patient = "MRN999";
            fault("patient_unknown", "infusions.csv", m_lines["infusions.csv"].size() + 1);
        } else {
            ++m_quarter.patients_named;
        }
        const std::string head =
            fmt::format("T{:04},{},{},{},{}.5,{}", ++m_infusions, stamp(at), patient, m_prescriber,
                        m_dice.between(45, 120), ml(dose * product.strength_mg));
        for (const Draw& draw : draws) {
            add_row(product, head, draw, by);
        }
    }

    void break_one(Product& product, Minute at) {
        if (product.sealed.empty()) {
            return;
        }
        add("vial_events.csv", fmt::format("{},broken,{},,{},{},{},{},\"fell, all lost\"",
                                           stamp(at), product.sealed.back(), ml(product.size_ul),
                                           ml(product.size_ul), m_nurses[0], m_nurses[1]));
        product.sealed.pop_back();
        product.figures.broken_ul += product.size_ul;
    }

    void count(Minute at, const std::string& kind) {
        for (const Product& product : m_products) {
            std::string open = product.open ? *product.open : "";
            std::string estimate =
                product.open ? ml(std::max<std::int64_t>(product.book, 0) / 100 * 100) : "";
            if (m_dice.one_in(20)) {
                open = "NOT-A-VIAL";
                estimate = "0.100";
                fault("unknown_container", "counts.csv", m_lines["counts.csv"].size() + 1);
            }
            add("counts.csv",
                fmt::format("{},{},{},{},{},{},{},{}", stamp(at), kind, product.ndc,
                            product.sealed.size(), open, estimate, m_nurses[1], m_nurses[2]));
        }
    }

    void play_days() {
        const sys_days first = std::chrono::year(2027) / 3 / 1;
        for (int day = 0; day < 46; ++day) {
            const Minute morning = first + std::chrono::days(day) + std::chrono::hours(7);
            int product_number = 0;
            for (Product& product : m_products) {
                if (product.sealed.size() < 6) {
                    receive(product, morning + minutes(++product_number));
                }
            }
            if (day % 7 == 0) {
                count(morning + minutes(50), "weekly");
            }
            if (m_dice.one_in(15)) {
                break_one(m_products[static_cast<std::size_t>(m_dice.between(0, 2))],
                          morning + minutes(55));
            }
            const std::int64_t infusions = m_dice.between(4, 9);
            for (std::int64_t i = 0; i < infusions; ++i) {
                infuse(m_products[static_cast<std::size_t>(m_dice.between(0, 2))],
                       morning + minutes(90 + 20 * i));
            }
        }
        count(first + std::chrono::days(46), "closing");
    }

    // Lines that stand for nothing: a vial that nobody received, a comma for the point, a line
    // written twice. What is refused is of a vial that nobody uses, so that nothing waits for it.
    void spoil(Minute at) {
        const std::string head =
            fmt::format("X001,{},MRN001,{},70,35.000", stamp(at), m_prescriber);
        fault("unknown_container", "infusions.csv",
              add("infusions.csv", head + ",NOWHERE,0.500,0.500,0.000," + m_nurses[0] + ","));
        fault("unknown_container", "vial_events.csv",
              add("vial_events.csv", stamp(at) + ",open,NOWHERE,,5.000,," + m_nurses[0] + ",,"));
        const auto refuse = [this](const std::string& file, const std::string& line) {
            m_quarter.refused.push_back(fmt::format("{}:{}", file, add(file, line)));
        };
        const std::string vial = "UNUSED";
        refuse("infusions.csv", head + "," + vial + ",\"0,500\",0.500,0.000," + m_nurses[0] + ",");
        refuse("infusions.csv", head + "," + vial + ",0.5001,0.500,0.000," + m_nurses[0] + ",");
        refuse("infusions.csv", head + "," + vial + ",5e-1,0.500,0.000," + m_nurses[0] + ",");
        for (int i = 0; i < 2; ++i) {
            refuse("infusions.csv", head + ",TWICE,0.500,0.500,0.000," + m_nurses[0] + ",");
        }
        refuse("counts.csv", m_lines["counts.csv"][1]);
        refuse("vial_events.csv",
               "2027-03-09 08:00,open," + vial + ",,5.000,," + m_nurses[0] + ",,");
    }

    void close_books() {
        spoil(sys_days(std::chrono::year(2027) / 4 / 15) + std::chrono::hours(12));
        for (Product& product : m_products) {
            ProductFigures& it = product.figures;
            it.closing_sealed = static_cast<std::int64_t>(product.sealed.size());
            it.closing_book_ul = it.closing_sealed * product.size_ul + product.book;
            if (product.open) {
                it.closing_open[*product.open] = product.book;
            }
            // What was drawn and is not accounted for stands neither in a vial nor among what was
            // used.
            it.chart_difference_ul =
                it.finish_surplus_ul - it.finish_shortage_ul - m_unaccounted[product.ndc];
            m_quarter.figures[product.ndc] = it;
        }
        for (const auto& [file, lines] : m_lines) {
            std::string& text = m_quarter.files[file];
            for (const std::string& line : lines) {
                text += line + "\n";
            }
        }
        std::sort(m_quarter.improper.begin(), m_quarter.improper.end());
        std::sort(m_quarter.refused.begin(), m_quarter.refused.end());
    }

    Dice m_dice;
    const Zone& m_zone;
    std::string m_prefix;
    PaperQuarter m_quarter;
    std::map<std::string, std::vector<std::string>> m_lines;
    std::vector<Product> m_products;
    std::vector<std::string> m_nurses;
    std::string m_pharmacist;
    std::string m_supplier;
    std::string m_prescriber;
    std::map<std::string, std::int64_t> m_unaccounted;
    std::int64_t m_next_vial = 1;
    int m_infusions = 0;
};

}  // namespace

void PaperQuarter::write_to(const PaperPile& pile) const {
    for (const auto& [file, text] : files) {
        pile.write(file, text);
    }
}

PaperQuarter invent_quarter(std::uint64_t seed) {
    return Inventor(seed).run();
}

}  // namespace vialog::support
