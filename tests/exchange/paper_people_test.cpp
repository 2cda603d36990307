// SPDX-License-Identifier: Apache-2.0
// people.csv and patients.csv.
#include "exchange/paper_people.h"

#include <gtest/gtest.h>

namespace vialog::exchange {
namespace {

using domain::Function;

struct People {
    PaperReading reading;
    std::int64_t records = 0;
    std::vector<PaperPerson> people;
};

People people(const std::string& lines) {
    People result;
    result.people = read_people("id,name,initials,roles\n" + lines, result.reading, result.records);
    return result;
}

TEST(PaperPeople, ReadsNameInitialsAndFunctions) {
    const People result = people("rn1,\"Daniel Whitcomb, RN\",DW,witness;dispenser\n");

    ASSERT_EQ(result.people.size(), 1U);
    const PaperPerson& person = result.people[0];
    EXPECT_EQ(person.person.id.text(), "rn1");
    EXPECT_EQ(person.name, "Daniel Whitcomb, RN");
    EXPECT_EQ(person.person.initials, "DW");
    EXPECT_EQ(person.person.functions, (std::vector{Function::Dispenser, Function::Witness}));
    EXPECT_TRUE(person.odd.empty());
}

TEST(PaperPeople, SortsFunctionsByTheirWordsEachOnce) {
    EXPECT_EQ(people("a,A,A,witness; prescriber;registrant;witness;administrator\n")
                  .people.at(0)
                  .person.functions,
              (std::vector{Function::Administrator, Function::Prescriber, Function::Registrant,
                           Function::Witness}));
}

TEST(PaperPeople, TakesSomebodyWithARoleThatNobodyKnows) {
    const People result = people("p1,Sam,SB,porter;witness\n");

    ASSERT_EQ(result.people.size(), 1U);
    EXPECT_EQ(result.people[0].person.functions, std::vector{Function::Witness});
    EXPECT_EQ(result.people[0].odd, std::vector{domain::Irregularity::Other});
}

TEST(PaperPeople, TakesSomebodyWithoutInitials) {
    const People result = people("rn1,Sam,,witness\n");

    EXPECT_EQ(result.people.at(0).person.initials, "rn1");
    EXPECT_EQ(result.people.at(0).odd, std::vector{domain::Irregularity::Other});
}

TEST(PaperPeople, RefusesAnIdThatIsNone) {
    const People result = people("Sunita Rao,Sunita,SR,witness\n,Nobody,NN,witness\n");

    EXPECT_TRUE(result.people.empty());
    ASSERT_EQ(result.reading.refused.size(), 2U);
    EXPECT_EQ(result.reading.refused[0].column, 1U);
}

TEST(PaperPeople, RefusesASecondLineForOneId) {
    const People result = people("rn1,Sam,SB,witness\nrn1,Sue,SU,witness\n");

    EXPECT_EQ(result.people.size(), 1U);
    ASSERT_EQ(result.reading.refused.size(), 1U);
    EXPECT_EQ(result.reading.refused[0].line, 3U);
}

TEST(PaperPeople, TellsIdsApartByCase) {
    EXPECT_EQ(people("rn1,Sam,SB,witness\nRN1,Sue,SU,witness\n").people.size(), 2U);
}

TEST(PaperPatients, ReadsWhatIdentifiesThem) {
    PaperReading reading;
    std::int64_t records = 0;
    const auto patients = read_patients(
        "id,name,date_of_birth,address\nP1,\"O'Fallon, \xC5\x81ukasz\",1964-02-06,\"2 Elm, "
        "Arvada\"\n",
        reading, records);

    ASSERT_EQ(patients.size(), 1U);
    EXPECT_EQ(patients[0].name, "O'Fallon, \xC5\x81ukasz");
    EXPECT_EQ(patients[0].birth_date, "1964-02-06");
    EXPECT_EQ(patients[0].address, "2 Elm, Arvada");
    EXPECT_EQ(records, 1);
}

// RFC 4180: a line break inside quotes is part of the field.
TEST(PaperPatients, MayHaveALineBreakInTheAddress) {
    PaperReading reading;
    std::int64_t records = 0;
    const auto patients = read_patients(
        "id,name,address\nP1,Jo,\"7374 Juniper Ln\r\nBoulder, CO\"\nP2,Al,\"1 Elm\n\n Arvada\"\n"
        "\"P\n3\",Bo,2 Elm\n",
        reading, records);

    ASSERT_EQ(patients.size(), 2U);
    EXPECT_EQ(patients[0].address, "7374 Juniper Ln Boulder, CO");
    EXPECT_EQ(patients[1].address, "1 Elm Arvada");
    ASSERT_EQ(reading.remarks.size(), 2U);
    EXPECT_EQ(reading.remarks[0],
              "patients.csv, line 2: address has a line break; it is stored as a blank");
    // What lines are known by must not change.
    ASSERT_EQ(reading.refused.size(), 1U);
    EXPECT_EQ(reading.refused[0].column, 1U);
}

TEST(PaperPatients, NeedNoAddress) {
    PaperReading reading;
    std::int64_t records = 0;

    EXPECT_EQ(read_patients("id,name\nP1,Jo\n", reading, records).size(), 1U);
    EXPECT_TRUE(reading.refused.empty());
}

TEST(PaperPatients, RefusesASecondOfOneNumberWithoutQuotingIt) {
    PaperReading reading;
    std::int64_t records = 0;

    EXPECT_EQ(read_patients("id,name\nMRN77,Jo\nMRN77,Al\n", reading, records).size(), 1U);
    ASSERT_EQ(reading.refused.size(), 1U);
    EXPECT_EQ((reading.refused[0].what + reading.refused[0].remedy).find("MRN77"),
              std::string::npos);
}

}  // namespace
}  // namespace vialog::exchange
