/** Files: what an answer of the API holds, or what was made here, saved on the reader's device. */

/** Saves it under this name, as if a link to it had been followed. */
export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The name that the answer gives its file. */
export function fileNameOf(response: Response): string | undefined {
  const disposition = response.headers.get('Content-Disposition') ?? '';
  return /filename="([^"]+)"/.exec(disposition)?.[1];
}

/** The file in an answer, with a share between 0 and 1 as it arrives where its length is known. */
export async function receive(response: Response, onShare: (share: number) => void): Promise<Blob> {
  // Of an encoded answer the length is that of the encoded text.
  const length = response.headers.has('Content-Encoding')
    ? 0
    : Number(response.headers.get('Content-Length'));
  if (!response.body || !length) return response.blob();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parts.push(piece.value);
    received += piece.value.length;
    onShare(Math.min(received / length, 1));
  }
  return new Blob(parts, { type: response.headers.get('Content-Type') ?? '' });
}
