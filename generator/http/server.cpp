#include "http/server.hpp"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include "http/connections.hpp"
#include "http/exchange.hpp"
#include "http/listening_socket.hpp"
#include "http/problem.hpp"
#include "http/request_head.hpp"
#include "text/referrer_policy.hpp"

namespace leidraad::http {

using diagnostics::Diagnostic;
using diagnostics::Failure;
using diagnostics::operator""_code;
using std::chrono::milliseconds;

namespace {

// What libmicrohttpd needs beside the head itself: an entry for each header, and room for the head of the
// answer.
constexpr std::size_t memory_beside_head = 8'192;
// A body may always grow to this size, so that somebody with few answers is not kept out by who sends much.
constexpr std::size_t small_body = 16'384;
// A chunked body tells its size only by its end. So much of one that is too large is read and thrown away, so
// that its sender gets to know; then the connection is cut.
constexpr std::uint64_t longest_patience = 4;
constexpr std::size_t slowest_reader = 16'384;  // bytes in a second

using ExchangePointer = std::shared_ptr<Exchange>;

std::string peer_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address == nullptr) return {};
  if (address->sa_family == AF_INET) {
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text.data(), text.size());
  } else if (address->sa_family == AF_INET6) {
    const in6_addr& v6 = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&v6)) {
      ::inet_ntop(AF_INET, &v6.s6_addr[12], text.data(), text.size());
    } else {
      ::inet_ntop(AF_INET6, &v6, text.data(), text.size());
    }
  }
  return text.data();
}

// Lets this process open so many files, as far as it may.
void allow_files(rlim_t most) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= most) return;
  limit.rlim_cur = std::min(most, limit.rlim_max);
  (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

MHD_Result take_header(void* request, MHD_ValueKind /*kind*/, const char* name, const char* value) {
  std::string small = name == nullptr ? "" : name;
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  static_cast<Request*>(request)->headers.emplace_back(std::move(small), value == nullptr ? "" : value);
  return MHD_YES;
}

void free_text(void* text) {
  delete static_cast<std::string*>(text);
}

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(), [&](const auto& header) {
    return header.first.size() == name.size() &&
           ::strncasecmp(header.first.data(), name.data(), name.size()) == 0;
  });
}

struct ResponseCloser {
  void operator()(MHD_Response* response) const { MHD_destroy_response(response); }
};

std::unique_ptr<MHD_Response, ResponseCloser> written(Response response) {
  auto body = std::make_unique<std::string>(std::move(response.body));
  std::unique_ptr<MHD_Response, ResponseCloser> result(MHD_create_response_from_buffer_with_free_callback_cls(
      body->size(), body->data(), &free_text, body.get()));
  if (result == nullptr) return nullptr;
  (void)body.release();  // libmicrohttpd's now
  for (const auto& [name, value] : response.headers)
    (void)MHD_add_response_header(result.get(), name.c_str(), value.c_str());
  constexpr std::pair<const char*, const char*> always[] = {{"X-Content-Type-Options", "nosniff"},
                                                            {"Referrer-Policy", text::referrer_policy},
                                                            {"Cache-Control", "no-store"}};
  for (const auto& [name, value] : always) {
    if (!has_header(response, name)) (void)MHD_add_response_header(result.get(), name, value);
  }
  return result;
}

}  // namespace

class Server::Implementation {
public:
  Implementation(ServerOptions options, Handler handler)
      : options_(std::move(options)),
        handler_(std::move(handler)),
        connections_(std::clamp(options_.deadline / 4, milliseconds(10), milliseconds(1'000))) {}
  ~Implementation() { stop(milliseconds(0)); }
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;

  Failure start();
  void stop(milliseconds grace);
  [[nodiscard]] std::string address() const { return "http://" + place_of(options_.listen) + "/"; }

private:
  // What libmicrohttpd calls, each on one of its threads. No exception may pass through it.
  static MHD_Result may_connect(void* self, const sockaddr* address, socklen_t length);
  static void note_connection(void* self, MHD_Connection* connection, void** ours,
                              MHD_ConnectionNotificationCode what);
  static void* begin_request(void* self, const char* target, MHD_Connection* connection);
  static MHD_Result go_on(void* self, MHD_Connection* connection, const char* url, const char* method,
                          const char* version, const char* data, std::size_t* size, void** state);
  static void end_request(void* self, MHD_Connection* connection, void** state,
                          MHD_RequestTerminationCode how);

  void begin(Connection& connection, const ExchangePointer& exchange, std::string_view target);
  MHD_Result take_head(MHD_Connection* connection, Exchange& exchange, const char* method,
                       const char* version);
  MHD_Result take_body(Exchange& exchange, std::string_view data);
  MHD_Result handle(MHD_Connection* connection, const ExchangePointer& exchange);
  MHD_Result send(MHD_Connection* connection, Response response);
  void call_handler(const ExchangePointer& exchange);

  static Connection* of(MHD_Connection* connection) {
    const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == nullptr ? nullptr : static_cast<Connection*>(info->socket_context);
  }

  ServerOptions options_;
  Handler handler_;
  Connections connections_;
  MHD_Daemon* daemon_ = nullptr;
  std::atomic<bool> is_stopping_ = false;
  std::atomic<std::size_t> counted_bytes_ = 0;  // of bodies
};

Failure Server::Implementation::start() {
  int socket = -1;
  if (auto failure = open_listening_socket(options_.listen, socket)) return failure;
  allow_files(options_.most_connections + 64);
  const unsigned threads = std::max(1U, options_.threads);
  // A pool of one is no pool to libmicrohttpd.
  const MHD_OptionItem pool[] = {{threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END,
                                  static_cast<std::intptr_t>(threads), nullptr},
                                 {MHD_OPTION_END, 0, nullptr}};
  daemon_ = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, &may_connect, this, &go_on, this,
      MHD_OPTION_LISTEN_SOCKET, socket, MHD_OPTION_ARRAY, pool, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
      options_.largest_head + memory_beside_head, MHD_OPTION_CONNECTION_LIMIT, options_.most_connections,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, options_.most_connections_per_address,
      MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(options_.idle.count()),
      MHD_OPTION_NOTIFY_CONNECTION, &note_connection, this, MHD_OPTION_URI_LOG_CALLBACK, &begin_request, this,
      MHD_OPTION_NOTIFY_COMPLETED, &end_request, this, MHD_OPTION_END);
  if (daemon_ != nullptr) return std::nullopt;
  ::close(socket);
  return Diagnostic{"listen-failed"_code, {}, {place_of(options_.listen), "libmicrohttpd"}, {}, {}};
}

void Server::Implementation::stop(milliseconds grace) {
  if (daemon_ == nullptr) return;
  is_stopping_ = true;
  const bool is_quiet = connections_.wait_until_quiet(grace);
  Response response = problem(503, "De server stopt");
  response.headers.emplace_back("Retry-After", "10");
  // After this nobody waits, and nobody can begin to; libmicrohttpd could not bear that while it ends.
  connections_.answer_all(response);
  if (!is_quiet) (void)connections_.wait_until_quiet(milliseconds(200));
  MHD_stop_daemon(std::exchange(daemon_, nullptr));
}

MHD_Result Server::Implementation::may_connect(void* self, const sockaddr* /*address*/,
                                               socklen_t /*length*/) {
  return static_cast<Implementation*>(self)->is_stopping_ ? MHD_NO : MHD_YES;
}

void Server::Implementation::note_connection(void* self, MHD_Connection* connection, void** ours,
                                             MHD_ConnectionNotificationCode what) {
  auto* server = static_cast<Implementation*>(self);
  if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
    if (*ours != nullptr) server->connections_.remove(static_cast<Connection*>(*ours));
    *ours = nullptr;
    return;
  }
  const MHD_ConnectionInfo* socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  const MHD_ConnectionInfo* address = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (socket == nullptr) return;
  try {
    Connection* added = server->connections_.add(
        socket->connect_fd, peer_of(address == nullptr ? nullptr : address->client_addr));
    Connections::cut_after(*added, server->options_.idle + server->options_.deadline);
    *ours = added;
  } catch (const std::exception&) {
    *ours = nullptr;  // out of memory; its requests are refused
  }
}

void* Server::Implementation::begin_request(void* self, const char* target, MHD_Connection* connection) {
  Connection* const ours = of(connection);
  if (ours == nullptr) return nullptr;
  try {
    auto exchange = std::make_shared<Exchange>();
    auto kept = std::make_unique<ExchangePointer>(exchange);
    static_cast<Implementation*>(self)->begin(*ours, exchange, target);
    // The query has been read. libmicrohttpd 0.9.75 would read it again, and where it has so many parameters
    // that they do not fit in the connection's memory, leave the connection hanging without an answer. The
    // text is its own buffer.
    if (const char* query = std::strchr(target, '?')) const_cast<char*>(query)[1] = '\0';
    return kept.release();
  } catch (const std::exception&) {
    return nullptr;
  }
}

void Server::Implementation::begin(Connection& connection, const ExchangePointer& exchange,
                                   std::string_view target) {
  Connections::cut_no_later_than(connection, options_.deadline);
  exchange->request->peer = connection.peer;
  exchange->refusal = read_target(target, options_.most_headers, *exchange->request);
  connections_.begin(connection, exchange);
}

MHD_Result Server::Implementation::go_on(void* self, MHD_Connection* connection, const char* /*url*/,
                                         const char* method, const char* version, const char* data,
                                         std::size_t* size, void** state) {
  if (*state == nullptr) return MHD_NO;
  auto* server = static_cast<Implementation*>(self);
  const ExchangePointer exchange = *static_cast<ExchangePointer*>(*state);
  try {
    if (exchange->stage == Exchange::Stage::line)
      return server->take_head(connection, *exchange, method, version);
    if (*size > 0) {
      const std::string_view bytes(data, std::exchange(*size, 0));
      return server->take_body(*exchange, bytes);
    }
    return server->handle(connection, exchange);
  } catch (const std::exception&) {
    return MHD_NO;  // out of memory
  }
}

MHD_Result Server::Implementation::take_head(MHD_Connection* connection, Exchange& exchange,
                                             const char* method, const char* version) {
  exchange.stage = Exchange::Stage::head;
  Request& request = *exchange.request;
  request.method = method;
  MHD_get_connection_values(connection, MHD_HEADER_KIND, &take_header, &request);
  const auto refusal =
      check_head(version, {options_.most_headers, options_.largest_body}, request, exchange.plan);
  if (!exchange.refusal) exchange.refusal = refusal;
  const MHD_ConnectionInfo* head =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  if (!exchange.refusal && head != nullptr && head->header_size > options_.largest_head)
    exchange.refusal = Refusal{431, "De kopregels zijn te groot"};
  // The refusal goes before the body is read, and libmicrohttpd closes the connection after it.
  if (!exchange.refusal) return MHD_YES;
  return send(connection, problem(exchange.refusal->status, exchange.refusal->title));
}

MHD_Result Server::Implementation::take_body(Exchange& exchange, std::string_view data) {
  exchange.stage = Exchange::Stage::body;
  exchange.received += data.size();
  if (exchange.received > options_.largest_body * longest_patience) return MHD_NO;
  if (exchange.refusal) return MHD_YES;
  std::string& body = exchange.request->body;
  if (exchange.received > options_.largest_body) {
    exchange.refusal = Refusal{413, "De aanvraag is te groot"};
  } else if (body.size() + data.size() > small_body) {
    exchange.counted_bytes += data.size();
    if (counted_bytes_.fetch_add(data.size()) + data.size() > options_.largest_bodies)
      exchange.refusal = Refusal{503, "Het is te druk"};
  }
  if (exchange.refusal) {
    std::string().swap(body);
    return MHD_YES;
  }
  if (body.empty() && exchange.plan.length > 0) body.reserve(static_cast<std::size_t>(exchange.plan.length));
  body += data;
  return MHD_YES;
}

MHD_Result Server::Implementation::handle(MHD_Connection* connection, const ExchangePointer& exchange) {
  if (exchange->stage != Exchange::Stage::handled) {
    exchange->stage = Exchange::Stage::handled;
    if (Connection* ours = of(connection)) Connections::never_cut(*ours);
    if (!exchange->has_answer()) call_handler(exchange);
    // Called again at once, libmicrohttpd has understood that there is nothing to read. Suspended here it
    // would read first when resumed, and take who has closed the sending half for gone.
    if (!exchange->has_answer()) return MHD_YES;
  }
  if (!exchange->has_answer_or_waits(connection)) return MHD_YES;
  return send(connection, exchange->take_answer());
}

void Server::Implementation::call_handler(const ExchangePointer& exchange) {
  if (exchange->refusal) {
    Response response = problem(exchange->refusal->status, exchange->refusal->title);
    if (exchange->refusal->status == 503) response.headers.emplace_back("Retry-After", "10");
    exchange->reply(std::move(response));
    return;
  }
  try {
    handler_(exchange->request, reply_to(exchange));
  } catch (...) {
    exchange->reply(problem(500, "Er ging iets mis op de server"));
  }
}

MHD_Result Server::Implementation::send(MHD_Connection* connection, Response response) {
  if (is_stopping_) response.headers.emplace_back("Connection", "close");
  if (response.status == 405 && !has_header(response, "Allow"))
    response.headers.emplace_back("Allow", "GET, HEAD, POST, DELETE, OPTIONS");
  if (Connection* ours = of(connection)) {
    const auto size = std::chrono::seconds(response.body.size() / slowest_reader);
    Connections::cut_after(*ours, options_.deadline + size);
  }
  const unsigned status = response.status;
  const auto queued = written(std::move(response));
  return queued == nullptr ? MHD_NO : MHD_queue_response(connection, status, queued.get());
}

void Server::Implementation::end_request(void* self, MHD_Connection* connection, void** state,
                                         MHD_RequestTerminationCode /*how*/) {
  auto* server = static_cast<Implementation*>(self);
  const std::unique_ptr<ExchangePointer> kept(static_cast<ExchangePointer*>(std::exchange(*state, nullptr)));
  if (kept == nullptr) return;
  server->counted_bytes_ -= (*kept)->counted_bytes;
  Connection* const ours = of(connection);
  if (ours == nullptr) return;
  Connections::cut_after(*ours, server->options_.idle + server->options_.deadline);
  server->connections_.end(*ours);
}

Server::Server(ServerOptions options, Handler handler)
    : implementation_(std::make_unique<Implementation>(std::move(options), std::move(handler))) {}
Server::~Server() = default;
Failure Server::start() {
  return implementation_->start();
}
void Server::stop(milliseconds grace) {
  implementation_->stop(grace);
}
std::string Server::address() const {
  return implementation_->address();
}

}  // namespace leidraad::http
