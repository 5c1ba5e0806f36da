/** What the tests sign tokens with. */
export const SECRET = 'a secret of the tests, long enough for HS256';
