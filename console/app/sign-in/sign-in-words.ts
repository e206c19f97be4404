export const signInWords = {
  checking: 'Signing you in …',
  failed: {
    'not-configured': {
      title: 'Nobody can sign in here yet',
      help: 'The file config.json beside this page is missing or says something else than where to sign in. An administrator can deploy once more.',
    },
    'not-completed': {
      title: 'The sign-in was not completed',
      help: 'It took too long, was begun in another tab, or its answer was not for this page. Nothing is lost: sign in once more.',
    },
    refused: { title: 'The sign-in was refused', help: 'The page of sign-in let nobody in. Try again, or ask an administrator.' },
    unreachable: {
      title: 'There is no connection',
      help: 'This page could not be loaded to its end. Look at your network, then try again.',
    },
  },
  signIn: 'Sign in',
  signInAgain: 'Sign in again',
  signOut: 'Sign out',
  ended: 'Your session has ended. What you wrote is still here: sign in again, in a tab beside this one, and go on.',
  endedShort: 'Your session has ended: sign in again.',
  done: 'You are signed in. You can close this tab and go on in the other one.',
  noRole: {
    title: 'You have no role yet',
    help: (who: string) =>
      `You are signed in${who}, but nobody has said what you may do. Ask an administrator to put you into a group, then sign in again.`,
  },
} as const;
