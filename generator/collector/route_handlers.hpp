// What happens on each route; the table in route_table.cpp says who may call it.
#pragma once

#include "collector/call.hpp"

namespace leidraad::collector {

// submit_route.cpp
void submit(const CallPointer& call);

// respondent_routes.cpp
void lead_to_form(const CallPointer& call);
void show_form(const CallPointer& call);
http::Response show_poster(const Call& call, Storage& storage);
http::Response withdraw(const Call& call, Storage& storage);
http::Response withdraw_by_form(const Call& call, Storage& storage);
void show_withdrawal(const CallPointer& call);
void ask_receipt_again(const CallPointer& call);

// coordinator_routes.cpp
http::Response ask_for_results(const Call& call);
http::Response show_results(const Call& call, Storage& storage);
http::Response send_export_csv(const Call& call, Storage& storage);
http::Response send_export_sps(const Call& call, Storage& storage);
http::Response send_codebook(const Call& call, Storage& storage);

// administrator_routes.cpp
http::Response list_groups(const Call& call, Storage& storage);
http::Response add_group(const Call& call, Storage& storage);
http::Response list_rounds(const Call& call, Storage& storage);
http::Response add_round(const Call& call, Storage& storage);
http::Response add_link(const Call& call, Storage& storage);

// operator_routes.cpp
void say_alive(const CallPointer& call);
http::Response say_ready(const Call& call, Storage& storage);
http::Response show_metrics(const Call& call, Storage& storage);

}  // namespace leidraad::collector
