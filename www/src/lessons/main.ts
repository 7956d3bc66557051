/** Brings a page of the course to life. Without it the page can be read. */
import "../ui/theme.css";
import "../ui/base.css";
import "./lessons.css";
