project = "Host"
html_theme = "furo"
html_js_files = [("loopscope.js", {"type": "module"})]
