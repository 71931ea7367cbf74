#include "http/exchange.hpp"

#include <microhttpd.h>

#include <utility>

#include "http/problem.hpp"

namespace leidraad::http {

void Exchange::reply(Response response) {
  const std::scoped_lock lock(mutex_);
  if (is_answered_) return;
  is_answered_ = true;
  answer_ = std::move(response);
  if (suspended_ != nullptr) MHD_resume_connection(std::exchange(suspended_, nullptr));
}

bool Exchange::has_answer_or_waits(MHD_Connection* connection) {
  const std::scoped_lock lock(mutex_);
  if (is_answered_) return true;
  MHD_suspend_connection(connection);
  suspended_ = connection;
  return false;
}

bool Exchange::has_answer() const {
  const std::scoped_lock lock(mutex_);
  return is_answered_;
}

Response Exchange::take_answer() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(answer_, std::nullopt).value_or(problem(500, "Er ging iets mis op de server"));
}

namespace {

// Answers when the last copy of a Reply is gone.
class Promise {
public:
  explicit Promise(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  ~Promise() { exchange_->reply(problem(500, "Er ging iets mis op de server")); }
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;

  void keep(Response response) { exchange_->reply(std::move(response)); }

private:
  std::shared_ptr<Exchange> exchange_;
};

}  // namespace

Reply reply_to(std::shared_ptr<Exchange> exchange) {
  return [promise = std::make_shared<Promise>(std::move(exchange))](Response response) {
    promise->keep(std::move(response));
  };
}

}  // namespace leidraad::http
