/** Progress for people: one line that counts, or plain lines where there is no terminal. */
export const progress = (label) => {
  const started = Date.now();
  const tty = process.stdout.isTTY;
  let last = '';
  const show = (text) => {
    if (tty) process.stdout.write(`\r\x1b[2K${label} ${text}`);
    else if (text !== last) process.stdout.write(`${label} ${text}\n`);
    last = text;
  };
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;
  const timer = tty ? setInterval(() => show(seconds()), 1000) : null;
  if (!tty) process.stdout.write(`${label} …\n`);
  return {
    tick: (done, total) => {
      if (tty || done === total) show(`${bar(done, total)} ${done}/${total}`);
    },
    end: (text = `done in ${seconds()}`) => {
      if (timer) clearInterval(timer);
      show(text);
      if (tty) process.stdout.write('\n');
    },
  };
};

const WIDTH = 24;

const bar = (done, total) => {
  const full = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
  return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
};

/** Ends with one clear line and no stack: the reader is a user. */
export const fail = (message) => {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
};
