/** Bundled as text. */
declare module '*.mjml' {
  const source: string;
  // biome-ignore lint/style/noDefaultExport: how the bundler gives a file's text
  export default source;
}
