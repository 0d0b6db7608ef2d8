/** Standard error as progress is shown on it: redrawn on a terminal, plain lines otherwise. */
export const terminal = {
  terminal: process.stderr.isTTY === true,
  err: (text: string): void => void process.stderr.write(text),
};
