#include "content/edited_pack.h"

namespace {

const std::vector<Malformed> k_malformed = {
    {"service: the id of another file",
     "services/safe_home.yaml",
     "id: safe_home",
     "id: save_home",
     {"services/safe_home.yaml:1:5: error: found 'save_home', expected 'safe_home', as the file is called"}},
    {"service: no existence",
     "services/legal_aid.yaml",
     "existence:",
     "exists:",
     {"services/legal_aid.yaml:2:1: error: 'existence' is missing, expected where this comes from and until "
      "when it may be believed",
      "services/legal_aid.yaml:4:1: error: found the unknown key 'exists', expected 'address', "
      "'confidential', 'cost', 'existence', 'hotline', 'hours', 'id', 'kinds', 'languages', 'phones', "
      "'reach', 'texts' or 'who'",
      "topics/get_lawyer.yaml:6:14: error: the service 'legal_aid' is left out because of its own errors"}},
    {"service: an address of a confidential one",
     "services/safe_home.yaml",
     "hours:",
     "address: {street: \"1 Hidden St\", city: \"Exampleton\", state: \"CT\", check: {source: \"x\", "
     "checked_on: 2026-01-20, checked_by: \"Sample editors\", status: confirmed, review_by: "
     "2027-01-19}}\nhours:",
     {"services/safe_home.yaml:9:10: error: found an address of a confidential service, expected no "
      "address"}},
    {"service: a number in the wrong groups",
     "services/day_center.yaml",
     "860-555-0142",
     "8605-55-0142",
     {"services/day_center.yaml:7:13: error: found '8605-55-0142', expected ASCII digits in groups, like "
      "860-555-0142 or 1-800-555-0142"}},
    {"service: a number with brackets",
     "services/day_center.yaml",
     "860-555-0142",
     "(860) 555-0142",
     {"services/day_center.yaml:7:13: error: found '(860) 555-0142', expected ASCII digits in groups, like "
      "860-555-0142 or 1-800-555-0142"}},
    {"service: a number in other digits",
     "services/day_center.yaml",
     "860-555-0142",
     "٨٦٠-٥٥٥-٠١٤٢",
     {"services/day_center.yaml:7:13: error: found '٨٦٠-٥٥٥-٠١٤٢', expected ASCII digits in groups, like "
      "860-555-0142 or 1-800-555-0142"}},
    {"service: a short code that the pack does not allow",
     "services/lifeline_988.yaml",
     "number: \"988\"\n    body",
     "number: \"989\"\n    body",
     {"services/lifeline_988.yaml:12:13: error: found the short number '989', expected a number of "
      "'short_codes' in pack.yaml (did you mean '988'?)"}},
    {"service: a number two digits off another",
     "services/day_center.yaml",
     "860-555-0142",
     "203-555-0142",
     {"services/safe_home.yaml:7:13: warning: the number '203-555-0117' is nearly the '203-555-0142' of "
      "'day_center' (services/day_center.yaml:7), expected the pair in 'near_numbers_checked', once a person "
      "has compared both with their sources"}},
    {"service: the number of another service",
     "services/day_center.yaml",
     "860-555-0142",
     "1-203-555-0117",
     {"services/safe_home.yaml:7:13: warning: the number '203-555-0117' belongs to 'day_center' too, "
      "expected one service a number (see services/day_center.yaml:7)"}},
    {"service: a phone twice",
     "services/line_211.yaml",
     "- id: call_long",
     "- id: call",
     {"services/line_211.yaml:9:9: error: found 'call' again, expected each phone and text line with its own "
      "id"}},
    {"service: a phone without a check",
     "services/lifeline_988.yaml",
     "    languages: [en, es]\n    check:",
     "    languages: [en, es]\n    chekc:",
     {"services/lifeline_988.yaml:6:5: error: 'check' is missing, expected where this comes from and until "
      "when it may be believed",
      "services/lifeline_988.yaml:9:5: error: found the unknown key 'chekc' (did you mean 'check'?)"}},
    {"service: an unknown type of phone",
     "services/line_211.yaml",
     "type: tty",
     "type: ttyd",
     {"services/line_211.yaml:15:11: error: found 'ttyd', expected 'voice', 'tty' or 'fax' (did you mean "
      "'tty'?)"}},
    {"service: a language that is none",
     "services/lifeline_988.yaml",
     "languages: [en, es]",
     "languages: [English!]",
     {"services/lifeline_988.yaml:8:17: error: found 'English!', expected the tag of a language, such as "
      "'es' or 'pt-BR'"}},
    {"service: a hotline reviewed like the rest",
     "services/lifeline_988.yaml",
     "status: confirmed, review_by: 2026-04-19",
     "status: confirmed, review_by: 2027-01-19",
     {"services/lifeline_988.yaml:4:120: error: found 364 days after 'checked_on', expected 90 days at most: "
      "2026-04-20"}},
    {"service: an unknown kind of cost",
     "services/day_center.yaml",
     "kind: free",
     "kind: gratis",
     {"services/day_center.yaml:28:14: error: found 'gratis', expected 'free', 'sliding' or 'ask'"}},
    {"service: languages without any",
     "services/day_center.yaml",
     "spoken: [en, es, pl], ",
     "",
     {"services/day_center.yaml:30:12: error: found neither 'spoken' nor 'interpreter', expected one of them "
      "at least"}},
    {"service: a text line without a word",
     "services/lifeline_988.yaml",
     "body: \"AYUDA\"",
     "body: \"\"",
     {"services/lifeline_988.yaml:13:11: error: found an empty text, expected a text"}},
    {"service: an address without a city",
     "services/day_center.yaml",
     "  city: \"Exampleton\"\n",
     "",
     {"services/day_center.yaml:10:3: error: 'city' is missing, expected the city"}},
    {"hours: a clock time without a zero",
     "services/day_center.yaml",
     "wed: [\"08:30-17:00\"]",
     "wed: [\"8:30-17:00\"]",
     {"services/day_center.yaml:19:11: error: found '8:30-17:00', expected \"HH:MM-HH:MM\", such as "
      "\"08:30-17:00\""}},
    {"hours: an hour that is none",
     "services/day_center.yaml",
     "wed: [\"08:30-17:00\"]",
     "wed: [\"08:30-25:00\"]",
     {"services/day_center.yaml:19:11: error: found '08:30-25:00', expected \"HH:MM-HH:MM\", such as "
      "\"08:30-17:00\""}},
    {"hours: the later time first",
     "services/day_center.yaml",
     "wed: [\"08:30-17:00\"]",
     "wed: [\"17:00-16:30\"]",
     {"services/day_center.yaml:19:11: error: found '17:00-16:30', expected the earlier time first (a night "
      "may last 16 hours at most)"}},
    {"hours: no time at all",
     "services/day_center.yaml",
     "wed: [\"08:30-17:00\"]",
     "wed: [\"08:30-08:30\"]",
     {"services/day_center.yaml:19:11: error: found '08:30-08:30', expected two different times (00:00-24:00 "
      "for a whole day)"}},
    {"hours: an overlap in a day",
     "services/day_center.yaml",
     "mon: [\"08:30-12:00\", \"13:00-17:00\"]",
     "mon: [\"08:30-12:00\", \"11:00-17:00\"]",
     {"services/day_center.yaml:17:26: error: '11:00-17:00' overlaps '08:30-12:00' (line 17), expected hours "
      "that begin after the ones before end"}},
    {"hours: an overlap over midnight",
     "services/day_center.yaml",
     "thu: [\"08:30-17:00\"]",
     "thu: [\"20:00-09:00\"]",
     {"services/day_center.yaml:21:11: error: '08:30-17:00' overlaps '20:00-09:00' (line 20), expected hours "
      "that begin after the ones before end"}},
    {"hours: an overlap over the end of the week",
     "services/day_center.yaml",
     "  weekly:\n",
     "  weekly:\n    sun: [\"01:00-05:00\"]\n",
     {"services/day_center.yaml:17:11: error: '01:00-05:00' overlaps '22:00-02:00' (line 23), expected hours "
      "that begin after the ones before end"}},
    {"hours: an unknown day",
     "services/day_center.yaml",
     "    wed:",
     "    wednesday:",
     {"services/day_center.yaml:19:5: error: found the unknown key 'wednesday' (did you mean 'wed'?)"}},
    {"hours: an unknown holiday",
     "services/day_center.yaml",
     "closed_on: [new_year,",
     "closed_on: [new_years,",
     {"services/day_center.yaml:23:15: error: found the unknown holiday 'new_years', expected a holiday of "
      "this pack (did you mean 'new_year'?)"}},
    {"hours: always and weekly",
     "services/day_center.yaml",
     "hours:\n",
     "hours:\n  always: true\n",
     {"services/day_center.yaml:18:5: error: found days beside 'always: true', expected one or the other",
      "services/day_center.yaml:24:14: error: found days beside 'always: true', expected one or the other",
      "services/day_center.yaml:26:5: error: found days beside 'always: true', expected one or the other"}},
    {"hours: neither always nor weekly",
     "services/line_211.yaml",
     "  always: true\n",
     "",
     {"services/line_211.yaml:18:3: error: found neither 'always: true' nor 'weekly', expected one of them"}},
    {"hours: an exception that ends before it begins",
     "services/day_center.yaml",
     "to: 2026-03-18",
     "to: 2026-03-15",
     {"services/day_center.yaml:25:30: error: found a day before 'from', expected the same day or a later "
      "one"}},
    {"hours: two exceptions for a day",
     "services/day_center.yaml",
     "from: 2026-12-24",
     "from: 2026-03-18",
     {"services/day_center.yaml:26:7: error: found an exception for days that have one already, expected "
      "each day in one exception"}},
    {"hours: an exception without hours",
     "services/day_center.yaml",
     "hours: [], ",
     "",
     {"services/day_center.yaml:26:7: error: 'hours' is missing, expected the hours of these days; [] for "
      "closed"}},
};

} // namespace

TEST_CASE("Each mistake in a service is reported at its place, and nothing else is") {
    check_malformed(k_malformed);
}
