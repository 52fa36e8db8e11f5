#include "pictures.h"
#include "platform/png.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace waypost::platform {

namespace fs = std::filesystem;

namespace {

/// A folder that is gone after the test.
class Folder {
public:
    Folder() : m_path(fs::temp_directory_path() / ("waypost-png-" + std::to_string(getpid()))) {
        fs::create_directories(m_path);
    }
    ~Folder() { fs::remove_all(m_path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path operator/(const char* name) const { return m_path / name; }

private:
    fs::path m_path;
};

Image gradient() {
    Image image{7, 5, {}};
    for (int i = 0; i < 7 * 5; ++i) {
        for (const int channel : {i * 7, 255 - i * 3, i, 255 - i})
            image.rgba.push_back(static_cast<uint8_t>(channel));
    }
    return image;
}

void write_bytes(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("a picture that is written and read again is the same, alpha and all") {
    const Folder folder;
    const Image image = gradient();
    const Result<size_t> written = write_png(folder / "a.png", image);
    REQUIRE(written.ok());
    CHECK(*written == fs::file_size(folder / "a.png"));
    const Result<Image> read = read_png(folder / "a.png");
    REQUIRE(read.ok());
    CHECK(*read == image);
}

TEST_CASE("a picture that cannot be read is an error that names the file") {
    const Folder folder;
    REQUIRE(write_png(folder / "good.png", gradient()).ok());
    const std::string good = bytes_of(folder / "good.png");
    write_bytes(folder / "empty.png", "");
    write_bytes(folder / "text.png", "This is not a picture at all.");
    write_bytes(folder / "cut.png", good.substr(0, good.size() / 2));
    std::string broken = good;
    broken[good.size() / 2] = static_cast<char>(~broken[good.size() / 2]);
    write_bytes(folder / "broken.png", broken);
    for (const char* const name : {"missing.png", "empty.png", "text.png", "cut.png", "broken.png"}) {
        INFO(name);
        const Result<Image> read = read_png(folder / name);
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().message.find(name) != std::string::npos);
    }
}

TEST_CASE("a picture that cannot be written is an error that names the file") {
    const Folder folder;
    const Result<size_t> nowhere = write_png(folder / "no/such/folder.png", gradient());
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().message.find("folder.png") != std::string::npos);
    CHECK_FALSE(write_png(folder / "nothing.png", Image{}).ok());
}

TEST_CASE("comparing counts the pixels that differ by more than the tolerance") {
    const Image a = gradient();
    CHECK(compare(a, a, 0).differing == 0);
    Image b = a;
    b.rgba[0] = static_cast<uint8_t>(b.rgba[0] + 4);
    b.rgba[40] = static_cast<uint8_t>(b.rgba[40] ^ 0x80U);
    CHECK(compare(a, b, 0).differing == 2);
    CHECK(compare(a, b, 4).differing == 1);
    CHECK(compare(a, b, 4).largest == 128);
    const Comparison found = compare(a, b, 4);
    CHECK(found.diff.w == 7);
    CHECK(found.diff.at(3, 1) == paint::Color{255, 0, 160, 255});
}

TEST_CASE("pictures of different size differ everywhere") {
    const Comparison found =
        compare(Image{2, 2, std::vector<uint8_t>(16)}, Image{3, 1, std::vector<uint8_t>(12)}, 255);
    CHECK(found.differing == 6);
    CHECK(found.diff.w == 3);
    CHECK(found.diff.h == 2);
}

TEST_CASE("a painter starts each picture afresh") {
    Result<ImagePainter> painter = ImagePainter::create({}, {10, 10});
    REQUIRE(painter.ok());
    const paint::DisplayList list{paint::Fill{{0, 0, 5, 5}, k_black}};
    const paint::Layer layer{.list = &list, .offset = {}, .clip = {}, .opacity = 1};
    CHECK(painter->paint({&layer, 1}, k_white).at(1, 1) == k_black);
    CHECK(painter->paint({}, k_white).at(1, 1) == k_white);
}

} // namespace waypost::platform
