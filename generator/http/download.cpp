#include "http/download.hpp"

#include <curl/curl.h>

#include <memory>
#include <mutex>

namespace leidraad::http {

namespace {

struct HandleEnd {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListEnd {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct AddressEnd {
  void operator()(CURLU* address) const { curl_url_cleanup(address); }
};
struct TextEnd {
  void operator()(char* text) const { curl_free(text); }
};
using Handle = std::unique_ptr<CURL, HandleEnd>;
using List = std::unique_ptr<curl_slist, ListEnd>;
using Address = std::unique_ptr<CURLU, AddressEnd>;
using OwnedText = std::unique_ptr<char, TextEnd>;

struct Body {
  std::string text;
  std::size_t largest = 0;
};

std::size_t take(char* data, std::size_t size, std::size_t count, void* into) {
  Body& body = *static_cast<Body*>(into);
  const std::size_t length = size * count;
  if (length > body.largest - body.text.size()) return 0;  // libcurl then stops
  body.text.append(data, length);
  return length;
}

Handle new_handle() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  return Handle(curl_easy_init());
}

std::string part_of(const std::string& address, CURLUPart part) {
  const Address parsed(curl_url());
  char* text = nullptr;
  if (parsed == nullptr || curl_url_set(parsed.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK ||
      curl_url_get(parsed.get(), part, &text, 0) != CURLUE_OK)
    return {};
  return OwnedText(text).get();
}

}  // namespace

std::variant<Response, std::string> download(const std::string& address, const Pairs& headers,
                                             const DownloadOptions& options) {
  const Handle handle = new_handle();
  if (handle == nullptr) return std::string("out of memory");
  List list;
  for (const auto& [name, value] : headers) {
    curl_slist* longer = curl_slist_append(list.get(), (name + ": " + value).c_str());
    if (longer == nullptr) return std::string("out of memory");
    (void)list.release();
    list.reset(longer);
  }
  Body body{{}, options.largest};
  char reason[CURL_ERROR_SIZE] = "";
  CURL* curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options.deadline.count()));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // whatever libcurl can unpack
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  const CURLcode code = curl_easy_perform(curl);
  if (code == CURLE_WRITE_ERROR) return "more than " + std::to_string(options.largest) + " bytes";
  if (code != CURLE_OK) return std::string(reason[0] != '\0' ? reason : curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  return Response{static_cast<unsigned>(status), {}, std::move(body.text)};
}

bool is_private_address(const std::string& address) {
  const std::string scheme = part_of(address, CURLUPART_SCHEME);
  if (scheme == "https") return true;
  const std::string host = part_of(address, CURLUPART_HOST);
  return scheme == "http" && (host == "localhost" || host == "[::1]" || host == "127.0.0.1");
}

std::string query_value(const std::string& text) {
  const Handle handle = new_handle();
  if (handle == nullptr) return {};
  const OwnedText escaped(curl_easy_escape(handle.get(), text.data(), static_cast<int>(text.size())));
  return escaped == nullptr ? std::string{} : std::string(escaped.get());
}

}  // namespace leidraad::http
