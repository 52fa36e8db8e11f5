#pragma once

#include "ui/view/words.h"

/// The parts of a service that its card and its detail screen share.
namespace waypost::view {

Number phone_number(const Words& words, const content::Service& service, const content::Phone& phone);
Number text_number(const Words& words, const content::TextLine& line);
std::optional<Text> spoken_languages(const Words& words, const content::SpokenLanguages& languages);
Text cost_words(const Words& words, const content::Cost& cost);

/// The least trust of what tells how to reach the service.
content::Trust shown_trust(const Words& words, const content::Service& service);
content::Date oldest_check(const content::Service& service);

enum class MarkLength { full, brief };
/// 'Unconfirmed …', 'May be out of date …', or nothing for a confirmed fact.
std::optional<Note> trust_mark(const Words& words, content::Trust trust, content::Date checked_on,
                               MarkLength length);

} // namespace waypost::view
