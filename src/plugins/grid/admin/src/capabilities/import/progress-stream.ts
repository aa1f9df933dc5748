import type { ImportProgress } from '../../../../shared/contracts/import';

/** Reads newline-delimited JSON as it arrives; the last line may lack its newline. */
export async function* progressOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportProgress> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const lines = rest.split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as ImportProgress;
    if (done) return;
  }
}
