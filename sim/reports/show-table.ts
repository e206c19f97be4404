/** Figures as they are read on a screen, or as a table of Markdown. */
export function showTable(title: string, markdown: boolean, rows: readonly (readonly [string, string])[]): void {
  if (markdown) {
    console.log(`| ${title} | |\n|---|---|`);
    for (const [name, value] of rows) console.log(`| ${name} | ${value} |`);
    return;
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  console.log(`${title}:`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}  ${value}`);
}

export const figure = (value: number): string => Math.round(value).toLocaleString('en');
