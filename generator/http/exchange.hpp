// One request and the wait for its answer.
//
// 1. `request` and `refusal` belong to the server's thread until the handler is called; from then on they do
// not change.
// 2. The first answer counts; later ones are dropped. That may be the handler's, or the server's where it
// stops.
// 3. A connection is suspended only while there is no answer, so it is resumed exactly once, and never after
// its end.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "http/message.hpp"
#include "http/request_head.hpp"

struct MHD_Connection;

namespace leidraad::http {

class Exchange {
public:
  // What has been seen of the request.
  enum class Stage { line, head, body, handled };

  std::shared_ptr<Request> request = std::make_shared<Request>();
  std::optional<Refusal> refusal;  // it will get no handler
  Stage stage = Stage::line;
  BodyPlan plan;
  std::uint64_t received = 0;     // bytes of the body, kept or not
  std::size_t counted_bytes = 0;  // of the body, in the sum of all bodies

  // From any thread.
  void reply(Response response);

  // True where there is an answer. Otherwise the connection is suspended, and resumed when there is one.
  [[nodiscard]] bool has_answer_or_waits(MHD_Connection* connection);
  [[nodiscard]] bool has_answer() const;
  // The answer, once.
  [[nodiscard]] Response take_answer();

private:
  mutable std::mutex mutex_;
  std::optional<Response> answer_;
  bool is_answered_ = false;
  MHD_Connection* suspended_ = nullptr;
};

// A Reply for a handler. Where the handler drops it unused, the answer is 500.
[[nodiscard]] Reply reply_to(std::shared_ptr<Exchange> exchange);

}  // namespace leidraad::http
