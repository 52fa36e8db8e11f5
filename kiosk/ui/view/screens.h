#pragma once

#include "ui/view/words.h"

/// One function a screen, each in a file of its own: from the state of the visit to what the screen says.
namespace waypost::view {

/// The screen of the state at that moment, the idle warning included.
ViewModel view(const session::State& state, const Site& site, const Moment& moment, int warning_seconds_left);

Chrome chrome(const session::State& state, const Words& words);
Welcome welcome(const Site& site, const Moment& moment);
Menu home(const Words& words);
Menu category(const Words& words, const content::Category& category);
Menu languages(const session::State& state, const Words& words);
Article topic(const Words& words, const content::Topic& topic);
Article contact(const Words& words, const content::Service& service);
Options display(const session::State& state, const Words& words);
Warning warning(const Words& words, int seconds_left);

/// A service as a card on a topic's page.
Card card(const Words& words, const content::Service& service);
/// 'Open now until 5:00 PM', or nothing where nothing can be said for sure.
std::optional<Text> open_now(const Words& words, const content::Hours& hours);
/// One line a weekday (days with the same hours joined), and the exceptions to come.
std::vector<Text> week(const Words& words, const content::Hours& hours);

/// True when what is shown, or what Language and Display were opened over, is marked as sensitive.
bool is_sensitive(const session::State& state, const content::Pack& pack);

} // namespace waypost::view
