"""The pages. No rules of its own: a page reads a form, calls the desk, and renders a typed context.

- `app`        create_app: the program that a web server runs
- `services`   Services: what pages are given; how a page asks for it
- `visitor`    who is looking; what a page asks for that is only for people who have signed in
- `page`       Page: a template and its typed context; render
- `frame`      Frame: what the layout around every page needs; notices and redirects
- `forms`      a form becomes a value, or errors beside its fields with everything typed kept
- `security`   headers and the check that a change comes from our own pages
- `errors`     every error becomes a Danish page, or problem+json under /api/
- `assets`     styles, scripts, fonts and icons, under addresses that change with their content
- `wording`    dates, times and counts in Danish, for templates
- `pages/`     one noun per file, each with a `router`
- `review/`    what the review page shows, as values; its scripts lie in `static/js/review/`
- `api/`       the same over HTTP for programs
- `static/`    our own styles and scripts; the templates lie in `templates/web/`
"""
