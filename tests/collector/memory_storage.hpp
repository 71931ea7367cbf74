// A database in memory, for tests of what stands around the real one. Any number of connections may share it;
// it can be made to fail.
#pragma once

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "collector/clock.hpp"
#include "collector/storage/retention.hpp"
#include "collector/storage/storage.hpp"
#include "collector/survey_meaning.hpp"

namespace leidraad::test {

struct MemoryDatabase {
  std::mutex mutex;
  std::atomic<bool> is_failing = false;
  std::map<std::string, collector::NewResponse> responses;  // by id
  std::map<std::string, std::string> withdrawn_ids;         // id by hash of receipt
  std::map<std::pair<std::string, int>, collector::KeptVersion> versions;
  std::string day_seen;
  std::vector<collector::Group> groups;
  std::vector<collector::Round> rounds;
  std::map<std::string, collector::ParticipationLink> links;
  std::map<std::string, collector::Token> tokens;  // by hash

  [[nodiscard]] std::vector<collector::NewResponse> stored() {
    const std::scoped_lock lock(mutex);
    std::vector<collector::NewResponse> all;
    for (const auto& [id, response] : responses) all.push_back(response);
    return all;
  }
};

class MemoryStorage final : public collector::Storage {
public:
  explicit MemoryStorage(std::shared_ptr<MemoryDatabase> database) : database_(std::move(database)) {}

  collector::Result<std::vector<collector::StoreOutcome>> store(
      std::span<const collector::NewResponse> responses) override {
    return done<std::vector<collector::StoreOutcome>>([&] {
      std::vector<collector::StoreOutcome> outcomes;
      for (const collector::NewResponse& response : responses) outcomes.push_back(store_one(response));
      return outcomes;
    });
  }
  collector::Result<bool> withdraw(const std::string& receipt_hash) override {
    return done<bool>([&] {
      for (const auto& [id, response] : database_->responses) {
        if (response.receipt_hash != receipt_hash) continue;
        database_->withdrawn_ids[receipt_hash] = id;
        database_->responses.erase(id);
        return true;
      }
      return database_->withdrawn_ids.contains(receipt_hash);
    });
  }
  collector::Result<std::string> see_day(const std::string& today) override {
    return done<std::string>([&] { return see(today); });
  }
  collector::Failure confirm_day(const std::string& day) override {
    return change([&] { database_->day_seen = day; });
  }
  collector::Result<std::string> last_day_seen() override {
    return done<std::string>([&] { return database_->day_seen; });
  }
  collector::Result<std::size_t> expired_on(const std::string& day) override {
    return done<std::size_t>([&] {
      std::size_t count = 0;
      for (const auto& [id, one] : database_->responses) count += one.delete_after < day ? 1U : 0U;
      return count;
    });
  }
  collector::Result<std::size_t> delete_expired(const std::string& today) override {
    if (database_->is_failing) return failure();
    const std::scoped_lock lock(database_->mutex);
    const std::string last = see(today);
    if (collector::judge(today, last) != collector::ClockState::believed)
      return collector::clock_jumped(today, last);
    for (auto& [id, one] : database_->responses) {
      const auto days = collector::dated({one.day, one.delete_after}, last);
      one.day = days.day;
      one.delete_after = days.delete_after;
    }
    return std::erase_if(database_->responses,
                         [&](const auto& one) { return one.second.delete_after < today; });
  }
  collector::Result<std::vector<collector::StoredResponse>> responses(const std::string& survey) override {
    return done<std::vector<collector::StoredResponse>>([&] {
      std::vector<collector::StoredResponse> all;
      for (const auto& [id, one] : database_->responses) {
        if (one.survey == survey)
          all.push_back({one.survey, one.version, one.group, one.round, one.is_to_check, one.answers});
      }
      return all;
    });
  }
  collector::Result<std::string> secret() override {
    return done<std::string>([] { return std::string(32, 's'); });
  }
  collector::Result<collector::VersionKeeping> keep_version(const std::string& survey, int version,
                                                            const std::string& description) override {
    return done<collector::VersionKeeping>([&] {
      auto promise = collector::promise_of(description);
      if (const auto before = database_->versions.find({survey, version});
          before != database_->versions.end()) {
        const auto promised = collector::promise_of(before->second);
        for (const auto& [id, one] : database_->responses) {
          if (one.survey == survey && one.version == version && !has_same_meaning(promised, promise))
            return collector::VersionKeeping::other_meaning;
        }
        promise.minimum_group = std::max(promise.minimum_group, promised.minimum_group);
      }
      database_->versions[{survey, version}] = {version, description, promise.meaning, promise.minimum_group};
      return collector::VersionKeeping::kept;
    });
  }
  collector::Result<std::vector<collector::KeptVersion>> versions(const std::string& survey) override {
    return done<std::vector<collector::KeptVersion>>([&] {
      std::vector<collector::KeptVersion> all;
      for (const auto& [key, version] : database_->versions) {
        if (key.first == survey) all.push_back(version);
      }
      return all;
    });
  }
  collector::Result<int> highest_minimum_group(const std::string& survey) override {
    return done<int>([&] {
      int highest = 0;
      for (const auto& [key, version] : database_->versions) {
        if (key.first == survey) highest = std::max(highest, version.minimum_group);
      }
      return highest;
    });
  }
  collector::Result<std::vector<std::string>> surveys() override {
    return done<std::vector<std::string>>([&] {
      std::vector<std::string> all;
      for (const auto& [key, description] : database_->versions) {
        if (all.empty() || all.back() != key.first) all.push_back(key.first);
      }
      return all;
    });
  }
  collector::Failure settle() override {
    return change([] {});
  }
  collector::Result<std::vector<collector::Group>> groups() override {
    return done<std::vector<collector::Group>>([&] { return database_->groups; });
  }
  collector::Failure add(const collector::Group& group) override {
    return change([&] { database_->groups.push_back(group); });
  }
  collector::Result<bool> add(const collector::Group& group, const MayAdd& may) override {
    return done<bool>([&] {
      const bool is_added = may(database_->groups);
      if (is_added) database_->groups.push_back(group);
      return is_added;
    });
  }
  collector::Result<std::vector<collector::Round>> rounds(const std::string& survey) override {
    return done<std::vector<collector::Round>>([&] {
      std::vector<collector::Round> all;
      for (const collector::Round& one : database_->rounds) {
        if (one.survey == survey) all.push_back(one);
      }
      return all;
    });
  }
  collector::Failure add(const collector::Round& round) override {
    return change([&] { database_->rounds.push_back(round); });
  }
  collector::Failure add_link(const std::string& hash, const collector::ParticipationLink& link) override {
    return change([&] { database_->links[hash] = link; });
  }
  collector::Result<std::optional<collector::ParticipationLink>> link(const std::string& hash) override {
    return done<std::optional<collector::ParticipationLink>>(
        [&]() -> std::optional<collector::ParticipationLink> {
          const auto found = database_->links.find(hash);
          return found == database_->links.end() ? std::nullopt : std::optional(found->second);
        });
  }
  collector::Failure add_token(const std::string& hash, const collector::Token& token) override {
    return change([&] { database_->tokens[hash] = token; });
  }
  collector::Result<std::optional<collector::Token>> token(const std::string& hash) override {
    return done<std::optional<collector::Token>>([&]() -> std::optional<collector::Token> {
      const auto found = database_->tokens.find(hash);
      return found == database_->tokens.end() ? std::nullopt : std::optional(found->second);
    });
  }
  collector::Result<std::vector<collector::Token>> tokens() override {
    return done<std::vector<collector::Token>>([&] {
      std::vector<collector::Token> all;
      for (const auto& [hash, token] : database_->tokens) all.push_back(token);
      return all;
    });
  }
  collector::Result<bool> revoke_token(const std::string& id) override {
    return done<bool>([&] {
      for (auto& [hash, token] : database_->tokens) {
        if (token.id != id) continue;
        token.is_revoked = true;
        return true;
      }
      return false;
    });
  }
  collector::Failure probe() override {
    return change([] {});
  }

private:
  [[nodiscard]] static diagnostics::Diagnostic failure() {
    using diagnostics::operator""_code;
    return {"write-failed"_code, {}, {"memory", "as the test wants it"}, {}, {}};
  }
  template <class T, class Work>
  collector::Result<T> done(const Work& work) {
    if (database_->is_failing) return failure();
    const std::scoped_lock lock(database_->mutex);
    return T(work());
  }
  template <class Work>
  collector::Failure change(const Work& work) {
    if (database_->is_failing) return failure();
    const std::scoped_lock lock(database_->mutex);
    work();
    return std::nullopt;
  }

  std::string see(const std::string& today) {
    std::string& last = database_->day_seen;
    if (last < today && collector::judge(today, last) == collector::ClockState::believed) last = today;
    return last;
  }

  collector::StoreOutcome store_one(const collector::NewResponse& response) {
    for (const auto& [hash, id] : database_->withdrawn_ids) {
      if (id == response.id) return collector::StoreOutcome::withdrawn;
    }
    const auto known = database_->versions.find({response.survey, response.version});
    const bool is_other = known != database_->versions.end() && !response.meaning.empty() &&
                          !known->second.meaning.empty() && known->second.meaning != response.meaning;
    if (is_other && !database_->responses.contains(response.id))
      return collector::StoreOutcome::other_meaning;
    const auto [at, is_new] = database_->responses.try_emplace(response.id, response);
    if (is_new) return collector::StoreOutcome::stored;
    return at->second.content_hash == response.content_hash ? collector::StoreOutcome::repeated
                                                            : collector::StoreOutcome::conflict;
  }

  std::shared_ptr<MemoryDatabase> database_;
};

}  // namespace leidraad::test
