#include "platform/png.h"

#include <png.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace waypost::platform {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

/// libpng's simplified interface keeps its state here until it is freed.
class PngImage {
public:
    PngImage() { m_image.version = PNG_IMAGE_VERSION; }
    ~PngImage() { png_image_free(&m_image); }
    PngImage(const PngImage&) = delete;
    PngImage& operator=(const PngImage&) = delete;
    png_image* get() { return &m_image; }
    png_image* operator->() { return &m_image; }

private:
    png_image m_image{};
};

constexpr png_uint_32 k_longest_side = 16384;

} // namespace

Result<Image> read_png(const std::filesystem::path& file) {
    const auto failed = [&](const char* why) {
        return Error{file.string() + ": cannot read the picture: " + why};
    };
    const std::unique_ptr<std::FILE, CloseFile> stream(std::fopen(file.c_str(), "rb"));
    if (!stream)
        return failed(std::strerror(errno));
    PngImage png;
    if (png_image_begin_read_from_stdio(png.get(), stream.get()) == 0)
        return failed(png->message);
    if (png->width > k_longest_side || png->height > k_longest_side)
        return failed("it is too large");
    png->format = PNG_FORMAT_RGBA;
    Image image{static_cast<int>(png->width), static_cast<int>(png->height), {}};
    image.rgba.resize(PNG_IMAGE_SIZE(*png.get()));
    if (png_image_finish_read(png.get(), nullptr, image.rgba.data(), 0, nullptr) == 0)
        return failed(png->message);
    return image;
}

Result<size_t> write_png(const std::filesystem::path& file, const Image& image) {
    PngImage png;
    png->width = static_cast<png_uint_32>(image.w);
    png->height = static_cast<png_uint_32>(image.h);
    png->format = PNG_FORMAT_RGBA;
    if (image.w <= 0 || image.h <= 0 || image.rgba.size() != PNG_IMAGE_SIZE(*png.get()))
        return Error{file.string() + ": cannot write the picture: it has no pixels"};
    if (png_image_write_to_file(png.get(), file.c_str(), 0, image.rgba.data(), 0, nullptr) == 0)
        return Error{file.string() + ": cannot write the picture: " + png->message};
    std::error_code ignored;
    return static_cast<size_t>(std::filesystem::file_size(file, ignored));
}

} // namespace waypost::platform
