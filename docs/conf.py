"""How Sphinx builds these pages: `make docs`."""

project = "Jobcity"
author = "The Jobcity developers"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_theme = "alabaster"
html_theme_options = {
    "description": "A city's labour market before anyone funds it",
    "fixed_sidebar": True,
    "page_width": "1100px",
}
html_show_sphinx = False
