module.exports = {
  title: "Host",
  url: "https://example.org",
  baseUrl: "/some/path/hosts/docusaurus/",
  scripts: [{ src: "../../loopscope.js", type: "module" }],
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, theme: {} }]],
};
