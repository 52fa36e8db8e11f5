#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>

namespace {

/// `waypost paint`, its options bound to `paint`.
CLI::App* add_paint(CLI::App& app, waypost::app::PaintOptions& paint) {
    auto* paint_app = app.add_subcommand("paint", "paint a screen to a PNG file, with no display");
    paint_app->add_option("--config", paint.config, "kiosk.yaml to read");
    paint_app->add_option("--locale", paint.locale, "language of the screen (default: the site's)");
    paint_app->add_option("--screen", paint.screen, "which screen; see --list")->default_val("home");
    paint_app->add_option("--topic,--id", paint.topic, "id of the topic, category or contact");
    paint_app->add_option("--page", paint.page, "page of the screen")->check(CLI::PositiveNumber);
    paint_app->add_option("--size", paint.size, "pixels of the display")->capture_default_str();
    paint_app->add_option("--diagonal", paint.diagonal_in, "diagonal of the display in inches")
        ->capture_default_str()
        ->check(CLI::Range(5.0, 100.0));
    paint_app->add_option("--text-size", paint.text_size, "normal, large or largest")->capture_default_str();
    paint_app->add_option("--theme", paint.theme, "light, dark or contrast")->capture_default_str();
    paint_app->add_option("--at", paint.at,
                          "local time at the site, such as 2026-03-08T14:05, or 'unknown' (default: now)");
    paint_app->add_option("--seconds", paint.seconds, "seconds left on the warning screen")
        ->capture_default_str();
    paint_app->add_option("--press", paint.press, "number of a target that is pressed, in reading order");
    paint_app->add_flag("--focus", paint.focus, "with the focus ring, as after the first key");
    paint_app->add_option("--notice", paint.notice, "file with a notice to show over the picture");
    paint_app->add_option("--out", paint.out, "PNG file to write");
    paint_app->add_option("--all", paint.all, "folder for a tour of every screen");
    paint_app->add_flag("--dump", paint.dump, "print the display list instead of painting it");
    paint_app->add_flag("--list", paint.list, "print the names of screens, topics, locales and themes");
    return paint_app;
}

int run(int argc, char** argv) {
    CLI::App app{"Waypost: a touch kiosk that helps a stranger find help and keeps no trace.", "waypost"};
    app.set_version_flag("--version", WAYPOST_VERSION);
    app.require_subcommand(0, 1);

    waypost::app::RunOptions run_options;
    app.add_option("--config", run_options.config, "kiosk.yaml to read (default: the one that is installed)");
    auto* run_app = app.add_subcommand("run", "the kiosk itself (the default)");
    run_app->add_option("--config", run_options.config, "kiosk.yaml to read");
    run_app->add_option("--site", run_options.site,
                        "folder with the content and locales to show, where it holds both");
    run_app->add_option("--built-in", run_options.built_in, "only the built-in page, for this reason");
    run_app->add_flag("--window", run_options.window, "in a window, whatever kiosk.yaml says");
    run_app->add_flag("--strict", run_options.strict,
                      "with a mistake in kiosk.yaml, show the built-in page that names it");
    run_app->add_option("--notice", run_options.notice,
                        "file with a notice for the first screen; it may come, change and go");

    waypost::app::PaintOptions paint;
    auto* paint_app = add_paint(app, paint);

    waypost::app::TextOptions text;
    auto* text_app =
        app.add_subcommand("text", "lay out a text as the kiosk does and print its lines as JSON");
    text_app->add_option("--locale", text.locale, "language of the text, any BCP 47 tag")->required();
    text_app->add_option("--width", text.width, "pixels that a line may be wide")->required();
    text_app->add_option("--size", text.size, "em in pixels, as in CSS")->required();
    text_app->add_flag("--bold", text.bold, "in bold");
    text_app->add_flag("--polish", text.polish,
                       "break lines as on the kiosk's screens, not as a browser does");
    text_app->add_option("--out", text.out, "PNG file to paint the text to");
    text_app->add_option("file", text.file, "text in UTF-8, one paragraph a line")->required();

    waypost::app::CheckOptions check;
    auto* check_app =
        app.add_subcommand("check", "check configuration, content and locales; report all errors");
    check_app->add_option("--config", check.config, "kiosk.yaml to read");
    auto* layout_app = check_app->add_subcommand(
        "layout",
        "lay out every screen in every language, text size and display; report what is cut or overlaps");
    layout_app->add_option("--config", check.config, "kiosk.yaml to read");
    layout_app
        ->add_option("--pictures", check.pictures, "folder for a picture of each problem, the place marked")
        ->capture_default_str();

    waypost::app::SettingsOptions settings;
    auto* settings_app = app.add_subcommand(
        "settings", "write the system's files that kiosk.yaml asks for; see docs/architecture.md");
    settings_app->add_option("--config", settings.config, "kiosk.yaml to read")->required();
    settings_app->add_option("--out", settings.out, "folder for the files")->required();
    settings_app->add_option("--site", settings.site, "folder with the content and locales that it is for");

    waypost::app::BenchOptions bench;
    auto* bench_app = app.add_subcommand("bench", "measure speed, memory and stillness");
    bench_app->add_option("--config", bench.config, "kiosk.yaml to read");
    bench_app->add_option("--json", bench.json, "file for the same as JSON");
    bench_app->add_option("--only", bench.only, "start, memory, touch, drag, still, growth or counts");
    bench_app->add_option("--child", bench.child)->group("");
    bench_app->add_option("--what", bench.what)->group("");
    bench_app->add_option("--locale", bench.locale)->group("");

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    }
    if (paint_app->parsed())
        return waypost::app::paint_command(paint);
    if (text_app->parsed())
        return waypost::app::text_command(text);
    if (layout_app->parsed())
        return waypost::app::check_layout_command(check);
    if (settings_app->parsed())
        return waypost::app::settings_command(settings);
    if (bench_app->parsed())
        return waypost::app::bench_command(bench);
    if (check_app->parsed())
        return waypost::app::check_command(check);
    return waypost::app::run_command(run_options);
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "waypost: " << error.what() << "\n";
        return 70;
    }
}
