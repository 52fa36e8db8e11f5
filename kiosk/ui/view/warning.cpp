#include "ui/view/screens.h"

namespace waypost::view {

Warning warning(const Words& words, int seconds_left) {
    Warning out;
    out.question = words.say("warning.question");
    out.why = words.say("warning.why");
    out.seconds_word = words.say("warning.seconds_word", {{"seconds", i18n::number_arg(seconds_left)}});
    out.seconds = seconds_left;
    out.total_seconds = static_cast<int>(words.site().warning.count());
    out.more_time = {session::MoreTime{}, words.say("warning.more_time"), "check"};
    out.clear_now = {session::ClearAndLeave{}, words.say("warning.clear_now"), "logout"};
    return out;
}

} // namespace waypost::view
