#include "platform/notice_file.h"
#include "testing.h"
#include "yaml/temp_folder.h"

#include <poll.h>
#include <sys/stat.h>

namespace waypost::platform {

namespace {

bool has_news(const NoticeFile& notice) {
    pollfd poll_fd{.fd = notice.fd(), .events = POLLIN, .revents = 0};
    return poll(&poll_fd, 1, 0) == 1;
}

} // namespace

TEST_CASE("a notice is well-formed text of lines, however it was written") {
    CHECK(clean_notice("Update\nLeave the stick in.\n") == "Update\nLeave the stick in.");
    CHECK(clean_notice("\n  a\tb\x1b[1m\r\n") == "a b [1m");
    CHECK(clean_notice("a\xff\xc3") == "a\uFFFD\uFFFD");
    CHECK(clean_notice("").empty());
    CHECK(clean_notice(" \n\n ").empty());
}

TEST_CASE("a notice that is too long is cut, and not inside a character") {
    CHECK(clean_notice(std::string(5000, 'a')) == std::string(k_most_notice_bytes, 'a'));
    const std::string long_one(k_most_notice_bytes - 1, 'a');
    CHECK(clean_notice(long_one + "\u00e9b") == long_one);
    CHECK(clean_notice(long_one.substr(1) + "\u20ac") == long_one.substr(1));
    CHECK(clean_notice(long_one.substr(2) + "\U0001F600b") == long_one.substr(2));
}

TEST_CASE("a notice is heard when it comes, changes and goes") {
    const TempFolder folder;
    const auto file = folder.path() / "notice";
    NoticeFile notice(file);
    REQUIRE(notice.fd() >= 0);
    CHECK(notice.read().empty());
    CHECK_FALSE(has_news(notice));

    folder.write("notice", "Update");
    CHECK(has_news(notice));
    CHECK(notice.read() == "Update");
    CHECK_FALSE(has_news(notice));

    folder.write("draft", "Done");
    std::filesystem::rename(folder.path() / "draft", file);
    CHECK(has_news(notice));
    CHECK(notice.read() == "Done");

    std::filesystem::remove(file);
    CHECK(has_news(notice));
    CHECK(notice.read().empty());
}

TEST_CASE("a notice that is there already is read at the start") {
    const TempFolder folder;
    folder.write("notice", "Update");
    CHECK(NoticeFile(folder.path() / "notice").read() == "Update");
}

TEST_CASE("without a name or a folder there is no notice and nothing to listen to") {
    const TempFolder folder;
    CHECK(NoticeFile("").fd() == -1);
    NoticeFile lost(folder.path() / "none/notice");
    CHECK(lost.fd() == -1);
    CHECK(lost.read().empty());
}

TEST_CASE("a pipe or a folder in the place of a notice says nothing and holds nothing up") {
    const TempFolder folder;
    REQUIRE(mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
    CHECK(NoticeFile(folder.path() / "pipe").read().empty());
    std::filesystem::create_directory(folder.path() / "notice");
    CHECK(NoticeFile(folder.path() / "notice").read().empty());
}

} // namespace waypost::platform
