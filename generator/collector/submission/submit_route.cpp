// A submission from request to receipt.
#include <nlohmann/json.hpp>

#include "collector/desk/group_links.hpp"
#include "collector/route_handlers.hpp"
#include "collector/storage/retention.hpp"
#include "collector/storage/secrets.hpp"
#include "collector/submission/form_key.hpp"
#include "collector/submission/form_page.hpp"
#include "collector/submission/submission.hpp"
#include "collector/submission/thanks_page.hpp"

namespace leidraad::collector {

namespace {

// A submission on its way.
struct Entry {
  CallPointer call;
  std::shared_ptr<const CollectedSurvey> survey;
  std::shared_ptr<const SurveyVersion> version;
  Submission submission;
  ParticipationLink link;  // with a group and a round where it came by a participation link
  std::string group_name;  // looked up only for a form that comes back

  [[nodiscard]] ServiceParts& parts() const { return call->parts; }
};
using EntryPointer = std::shared_ptr<Entry>;

void end(const Entry& entry, SubmissionOutcome outcome, http::Response response) {
  entry.parts().metrics.count(outcome);
  entry.call->reply(std::move(response));
}

Problem unreadable(Unreadable reason) {
  switch (reason) {
    case Unreadable::media_type:
      return {415, "media-type", {}, {}};
    case Unreadable::characters:
      return {400, "characters", {}, {}};
    case Unreadable::many:
      return {400, "too-many-fields", {}, {}};
    case Unreadable::key:
      return {400, "key", {}, {}};
    case Unreadable::form:
      break;
  }
  return {400, "unreadable", {}, {}};
}

// The form again with what was typed, for people; nothing for programs.
std::optional<http::Response> form_again(const Entry& entry, unsigned status, std::string key,
                                         std::vector<FieldProblem> problems) {
  const Call& call = *entry.call;
  if (audience_of(*call.request) != Audience::people) return {};
  if (key.empty()) key = random_name();
  const FilledForm form{entry.submission.answers, std::move(problems), std::move(key), entry.submission.group,
                        entry.group_name};
  auto page = form_page(*entry.survey, form, call.site->texts);
  if (!page) return {};
  return html_page(status, std::move(*page), *call.site);
}

// 422: for people the form again with what they typed, for programs the list.
void refuse_answers(const Entry& entry, const std::string& code, std::vector<FieldProblem> problems) {
  const Call& call = *entry.call;
  auto shown = problems;
  if (shown.empty()) shown.push_back({"", code, call.site->texts("collector-" + code)});
  auto form = form_again(entry, 422, entry.submission.key, std::move(shown));
  end(entry, SubmissionOutcome::refused,
      form ? std::move(*form) : refusal(call, {422, code, {}, std::move(problems)}));
}

// 409: somebody went back to a page whose answers were kept, and sends others. That may be the next one at a
// shared device, so nothing that was typed gets lost: the form has a key of its own now.
void refuse_other_answers(const Entry& entry) {
  const Call& call = *entry.call;
  auto form = form_again(entry, 409, "", {{"", "sent-before", call.site->texts("collector-sent-before")}});
  end(entry, SubmissionOutcome::conflict,
      form ? std::move(*form) : refusal(call, {409, "sent-before", {}, {}}));
}

void refuse_version(const Entry& entry) {
  end(entry, SubmissionOutcome::unavailable,
      refusal(*entry.call, {503, "newer-version", {{"Retry-After", "60"}}, {}}));
}

// The editor has to give the survey another number; what was typed stays with the sender until then.
void refuse_meaning(const Entry& entry) {
  end(entry, SubmissionOutcome::unavailable,
      refusal(*entry.call, {503, "changed-meaning", {{"Retry-After", "60"}}, {}}));
}

NewResponse new_response(const Entry& entry, const guide::SurveyAnswers& answers,
                         const std::string& receipt) {
  const std::string& secret = entry.parts().secret;
  NewResponse response;
  response.survey = entry.survey->id;
  response.version = entry.version->survey.version;
  response.group = entry.link.group;
  response.round = entry.link.round;
  response.is_to_check = entry.submission.is_to_check;
  response.answers = raw_of(entry.version->form, answers);
  response.id = keyed_hash(secret, "response", {response.survey, entry.submission.key});
  response.receipt_hash = keyed_hash(secret, "receipt", {receipt});
  response.content_hash = keyed_hash(secret, "content",
                                     {response.survey, std::to_string(response.version), response.group,
                                      response.round, nlohmann::json(response.answers).dump()});
  response.meaning = entry.version->meaning;
  // A version without a readable term does not build; should one come from elsewhere, nothing is kept longer
  // than today.
  Retention retention = retention_of(entry.parts().clock.read(), entry.version->survey.privacy.retention);
  response.day = std::move(retention.day);
  response.delete_after = std::move(retention.delete_after);
  return response;
}

http::Response thanks(const Entry& entry, const guide::SurveyAnswers& answers, const std::string& receipt) {
  const Call& call = *entry.call;
  if (audience_of(*call.request) == Audience::programs)
    return json_answer(201, nlohmann::json{{"receipt", receipt}}.dump());
  return thanks_page(*entry.survey, *entry.version, answers, receipt, *call.site);
}

// The form comes back with the line that says for which group somebody answers. Without a name, which a
// database that fails does not tell, it comes back all the same.
void name_group(Entry& entry, Storage* storage) {
  if (storage == nullptr || audience_of(*entry.call->request) != Audience::people) return;
  auto name = name_of_group(*entry.call, *storage, entry.link.group);
  if (auto* found = std::get_if<std::string>(&name)) entry.group_name = std::move(*found);
}

void answer_outcome(const EntryPointer& pointer, const Result<StoreOutcome>& result,
                    const guide::SurveyAnswers& answers, const std::string& receipt) {
  const Entry& entry = *pointer;
  const Call& call = *entry.call;
  if (const auto* failure = std::get_if<diagnostics::Diagnostic>(&result)) {
    entry.parts().health.failed(*failure);
    end(entry, SubmissionOutcome::unavailable, unavailable(call));
    return;
  }
  entry.parts().health.worked();
  switch (std::get<StoreOutcome>(result)) {
    case StoreOutcome::stored:
      end(entry, SubmissionOutcome::stored, thanks(entry, answers, receipt));
      return;
    case StoreOutcome::repeated:
      end(entry, SubmissionOutcome::repeated, thanks(entry, answers, receipt));
      return;
    case StoreOutcome::conflict:
      if (entry.link.group.empty() || !entry.parts().ask([pointer](Storage& storage) {
            name_group(*pointer, &storage);
            refuse_other_answers(*pointer);
          })) {
        refuse_other_answers(entry);
      }
      return;
    case StoreOutcome::withdrawn:
      end(entry, SubmissionOutcome::withdrawn, refusal(call, {410, "withdrawn-before", {}, {}}));
      return;
    case StoreOutcome::other_meaning: {  // another collector has another site: which one holds is read again
      const bool is_asked = entry.parts().ask([parts = &entry.parts()](Storage& storage) {
        (void)parts->refresh(storage, SurveyLibrary::Reading::asked_for);
      });
      (void)is_asked;  // when too much waits, the next time is soon enough
      refuse_meaning(entry);
      return;
    }
  }
}

// With everything known: whether the answers can be, and into the database. `storage` is there where
// something had to be looked up, so for every submission with a link.
void hand_in(const EntryPointer& entry, Storage* storage) {
  auto validation = guide::validate(entry->version->form, entry->submission.answers);
  const SiteTexts& texts = entry->call->site->texts;
  if (!validation.problems.empty() || validation.is_empty) {
    name_group(*entry, storage);
    if (validation.problems.empty()) return refuse_answers(*entry, "empty", {});
    return refuse_answers(*entry, "answers", in_words(validation.problems, entry->version->form, texts));
  }
  if (entry->submission.key.empty())
    entry->submission.key = form_key(entry->parts().secret, *entry->call->request);
  std::string receipt = receipt_of(entry->parts().secret, entry->survey->id, entry->submission.key);
  NewResponse response = new_response(*entry, validation.answers, receipt);
  entry->parts().writer.store(
      std::move(response),
      [entry, answers = std::move(validation.answers), receipt = std::move(receipt)](
          const Result<StoreOutcome>& result) { answer_outcome(entry, result, answers, receipt); });
}

// The version that was answered; false where this collector does not know it.
bool choose_version(Entry& entry) {
  const int asked = entry.submission.version.value_or(entry.survey->current->survey.version);
  entry.version = entry.survey->version(asked);
  return entry.version != nullptr;
}

bool is_refused(const Entry& entry) {
  return entry.version != nullptr && entry.survey->refused_version == entry.version->survey.version;
}

// An answer to a version that was before ours, and that nobody kept.
bool is_older(const Entry& entry) {
  return entry.version == nullptr && *entry.submission.version < entry.survey->versions.rbegin()->first;
}

// The rest for what has to be looked up first: a participation link, or a version that is not here yet.
void look_up(const EntryPointer& entry, Storage& storage) {
  const Call& call = *entry->call;
  if (entry->version == nullptr && !is_older(*entry)) {
    (void)entry->parts().refresh(storage, SurveyLibrary::Reading::asked_for);
    if (const auto survey = entry->parts().library.current()->find(entry->survey->id)) entry->survey = survey;
    if (!choose_version(*entry) && !is_older(*entry)) {
      refuse_version(*entry);
      return;
    }
  }
  if (is_refused(*entry)) {
    refuse_meaning(*entry);
    return;
  }
  if (!entry->submission.group.empty()) {
    auto link = find_link(call, storage, entry->submission.group);
    if (std::holds_alternative<diagnostics::Diagnostic>(link)) {
      end(*entry, SubmissionOutcome::unavailable, unavailable(call));
      return;
    }
    const auto& found = std::get<std::optional<ParticipationLink>>(link);
    if (!found || found->survey != entry->survey->id) {
      entry->submission.group.clear();  // the form comes back without it
      refuse_answers(*entry, "link", {{"", "link", call.site->texts("collector-link")}});
      return;
    }
    entry->link = *found;
  }
  if (entry->version == nullptr) {
    name_group(*entry, &storage);
    refuse_answers(*entry, "unknown-version", {});
    return;
  }
  hand_in(entry, &storage);
}

}  // namespace

void submit(const CallPointer& call) {
  ServiceParts& parts = call->parts;
  const http::Request& request = *call->request;
  const auto refuse = [&](SubmissionOutcome outcome, Problem problem) {
    parts.metrics.count(outcome);
    call->reply(refusal(*call, std::move(problem)));
  };
  const auto survey = call->survey();
  if (survey == nullptr) return refuse(SubmissionOutcome::refused, {404, "no-survey", {}, {}});
  if (request.body.size() > parts.largest_body)
    return refuse(SubmissionOutcome::refused, {413, "too-large", {}, {}});
  auto read = read_submission(request);
  if (const auto* reason = std::get_if<Unreadable>(&read))
    return refuse(SubmissionOutcome::refused, unreadable(*reason));
  const auto entry =
      std::make_shared<Entry>(Entry{call, survey, nullptr, std::get<Submission>(std::move(read)), {}, {}});
  const std::string sender = sender_of(request.peer, request.header("x-forwarded-for"), parts.proxy);
  if (const auto wait = parts.limit.refuse(sender, parts.now())) {
    return refuse(SubmissionOutcome::too_often,
                  {429, "too-often", {{"Retry-After", std::to_string(wait->count())}}, {}});
  }
  const bool is_known = choose_version(*entry);
  if (is_refused(*entry)) return refuse_meaning(*entry);
  if (entry->submission.group.empty()) {
    if (is_known) return hand_in(entry, nullptr);
    if (is_older(*entry)) return refuse_answers(*entry, "unknown-version", {});
  }
  if (!parts.ask([entry](Storage& storage) { look_up(entry, storage); }))
    end(*entry, SubmissionOutcome::unavailable, unavailable(*call));
}

}  // namespace leidraad::collector
