import { progressOf } from './progress-stream';

const streamOf = (chunks: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      chunks.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });

const bytes = new TextEncoder();

async function messagesIn(chunks: Uint8Array[]): Promise<unknown[]> {
  const messages: unknown[] = [];
  for await (const message of progressOf(streamOf(chunks))) messages.push(message);
  return messages;
}

test('lines are put together again wherever the network cut them, in a character too', async () => {
  const all = bytes.encode('{"type":"progress","step":"read","done":1,"total":2}\n{"type":"error","status":409,"message":"数据有变化","code":"x"}\n');
  for (const size of [1, 7, 64, all.length]) {
    const chunks = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
    expect(await messagesIn(chunks)).toMatchObject([{ step: 'read' }, { message: '数据有变化' }]);
  }
});

test('the last line needs no newline, and blank lines are skipped', async () => {
  expect(await messagesIn([bytes.encode('\n{"type":"a"}\n\n{"type":"b"}')])).toEqual([{ type: 'a' }, { type: 'b' }]);
});

test('a stream that ends at once has no messages', async () => {
  expect(await messagesIn([])).toEqual([]);
});
