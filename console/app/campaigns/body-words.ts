/** How the body of a mail is written: by blocks or as MJML. */
export const bodyWords = {
  bodyView: 'How the body is written',
  bodyViews: { blocks: 'Blocks', source: 'MJML source' },
  source: 'The body as MJML, in this language',
  sourceHelp:
    'Texts, buttons and pictures are written out; <mj-block at="3" …/> keeps a block that MJML has no words for, and can be moved. Plain elements are blocks again when you go back, all others stay MJML: nothing is lost.',
  sourceFault: (what: string) => `Not taken yet: ${what} Until it is right, the mail stays as it was.`,
};
