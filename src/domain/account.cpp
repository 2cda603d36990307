// SPDX-License-Identifier: Apache-2.0
// A movement between two accounts.
#include "domain/account.h"

namespace vialog::domain {

void move_amount(std::vector<Posting>& postings, ProductId product, Account from, Account to,
                 std::int64_t amount) {
    if (amount == 0) {
        return;
    }
    postings.push_back(Posting{.account = from, .product = product, .amount = -amount});
    postings.push_back(Posting{.account = to, .product = product, .amount = amount});
}

}  // namespace vialog::domain
