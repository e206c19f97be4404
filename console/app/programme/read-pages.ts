/** Goes through the company page by page until there is none left; `onRead` hears how many customers were read so far. */
export async function readPages<Page extends { readonly looked: number; readonly next: string | null }>(
  ask: (after: string | null) => Promise<Page>,
  onRead: (looked: number) => void,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let looked = 0;
  let after: string | null = null;
  do {
    const page: Page = await ask(after);
    pages.push(page);
    looked += page.looked;
    onRead(looked);
    after = page.next;
  } while (after !== null);
  return pages;
}
