// What respondents ask for beside sending answers: the form, a poster, withdrawal. Nothing but withdrawal
// writes.
#include <utility>

#include "collector/desk/group_links.hpp"
#include "collector/desk/public_address.hpp"
#include "collector/route_handlers.hpp"
#include "collector/storage/secrets.hpp"
#include "collector/submission/form_page.hpp"
#include "collector/submission/withdrawal_page.hpp"
#include "qr_code/qr_code.hpp"

namespace leidraad::collector {

using templates::operator""_slot;

namespace {

http::Response page_problem(const Call& call, unsigned status, const char* code) {
  return problem_page({status, code, {}, {}}, *call.site);
}

http::Response fresh_form(const Call& call, const std::string& token, const std::string& group_name) {
  auto page = form_page(*call.survey(), {{}, {}, random_name(), token, group_name}, call.site->texts);
  if (!page) return page_problem(call, 404, "no-survey");
  http::Response response = html_page(200, std::move(*page), *call.site);
  // A browser may keep the page as it is, with its key, so that who goes back and sends again sends the same.
  for (auto& [name, value] : response.headers) {
    if (name == "Cache-Control") value = "private, max-age=0";
  }
  return response;
}

http::Response form_of_link(const Call& call, Storage& storage, const std::string& token) {
  const auto link = find_link(call, storage, token);
  if (std::holds_alternative<diagnostics::Diagnostic>(link)) return unavailable(call);
  const auto& found = std::get<std::optional<ParticipationLink>>(link);
  if (!found || found->survey != call.argument) return page_problem(call, 404, "no-link");
  const auto name = name_of_group(call, storage, found->group);
  if (std::holds_alternative<diagnostics::Diagnostic>(name)) return unavailable(call);
  return fresh_form(call, token, std::get<std::string>(name));
}

std::optional<http::Response> too_often(const Call& call) {
  const http::Request& request = *call.request;
  const std::string sender = sender_of(request.peer, request.header("x-forwarded-for"), call.parts.proxy);
  const auto wait = call.parts.limit.refuse(sender, call.parts.now());
  if (!wait) return std::nullopt;
  return refusal(call, {429, "too-often", {{"Retry-After", std::to_string(wait->count())}}, {}});
}

// Withdraws the response of a receipt as it was typed.
enum class Withdrawal { done, unknown, failed };
Withdrawal take_back(const Call& call, Storage& storage, const std::string& typed) {
  const std::string receipt = tidy_receipt(typed);
  if (receipt.empty()) return Withdrawal::unknown;
  const auto result = storage.withdraw(keyed_hash(call.parts.secret, "receipt", {receipt}));
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&result)) {
    call.parts.health.failed(*failure);
    return Withdrawal::failed;
  }
  call.parts.health.worked();
  return std::get<bool>(result) ? Withdrawal::done : Withdrawal::unknown;
}

}  // namespace

void lead_to_form(const CallPointer& call) {
  call->reply({303, {{"Location", "form"}, {"Cache-Control", "no-store"}}, ""});
}

void show_form(const CallPointer& call) {
  if (call->survey() == nullptr) return call->reply(page_problem(*call, 404, "no-survey"));
  // Nobody fills in what will not be taken.
  if (call->survey()->refused_version) return call->reply(page_problem(*call, 503, "changed-meaning"));
  const std::string token(call->request->parameter("g"));
  if (token.empty()) return call->reply(fresh_form(*call, "", ""));
  const bool is_asked =
      call->parts.ask([call, token](Storage& storage) { call->reply(form_of_link(*call, storage, token)); });
  if (!is_asked) call->reply(unavailable(*call));
}

http::Response show_poster(const Call& call, Storage& storage) {
  const auto survey = call.survey();
  const std::string token(call.request->parameter("g"));
  if (survey == nullptr || !survey->poster_page) return page_problem(call, 404, "no-survey");
  const auto link = find_link(call, storage, token);
  if (std::holds_alternative<diagnostics::Diagnostic>(link)) return unavailable(call);
  const auto& found = std::get<std::optional<ParticipationLink>>(link);
  if (!found || found->survey != survey->id) return page_problem(call, 404, "no-link");
  const auto name = name_of_group(call, storage, found->group);
  if (std::holds_alternative<diagnostics::Diagnostic>(name)) return unavailable(call);
  const std::string address = public_address(call) + "api/surveys/" + survey->id + "/form?g=" + token;
  const std::string title = survey->current->survey.title;
  templates::Filling page;
  page.html("QR_HTML"_slot, {qr_code::svg_of(address, title).value_or("")}).text("ADDRESS"_slot, address);
  fill_group(page, std::get<std::string>(name), call.site->texts);
  return html_page(200, survey->poster_page->filled(page), *call.site);
}

http::Response withdraw(const Call& call, Storage& storage) {
  if (auto refused = too_often(call)) return std::move(*refused);
  switch (take_back(call, storage, call.argument)) {
    case Withdrawal::done:
      return {204, {{"Cache-Control", "no-store"}}, ""};
    case Withdrawal::unknown:
      return refusal(call, {404, "no-receipt", {}, {}});
    case Withdrawal::failed:
      break;
  }
  return unavailable(call);
}

// Leads on to a page of its own, since the pages of the site reckon with that depth of address: when it is
// done to one that a reload only shows again, else with what was typed (307 sends the form along), which
// stands in no address.
http::Response withdraw_by_form(const Call& call, Storage& storage) {
  if (auto refused = too_often(call)) return std::move(*refused);
  const Withdrawal outcome = take_back(call, storage, form_field(*call.request, "receipt"));
  if (outcome == Withdrawal::failed) return unavailable(call);
  if (audience_of(*call.request) == Audience::programs) {
    if (outcome == Withdrawal::done) return {204, {{"Cache-Control", "no-store"}}, ""};
    return refusal(call, {404, "no-receipt", {}, {}});
  }
  const bool is_done = outcome == Withdrawal::done;
  return {is_done ? 303U : 307U,
          {{"Location", is_done ? "withdraw/done" : "withdraw/unknown"}, {"Cache-Control", "no-store"}},
          ""};
}

void show_withdrawal(const CallPointer& call) {
  const SiteTexts& texts = call->site->texts;
  if (call->argument == "done") {
    call->reply(
        message_page(200, texts("collector-withdrawn-title"), {texts("collector-withdrawn")}, *call->site));
  } else {
    call->reply(unknown_receipt_page("", *call->site));
  }
}

void ask_receipt_again(const CallPointer& call) {
  call->reply(unknown_receipt_page(form_field(*call->request, "receipt"), *call->site));
}

}  // namespace leidraad::collector
