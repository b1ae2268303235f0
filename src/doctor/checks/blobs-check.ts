/** Whether the app can open, write, read and remove in Blob Storage. */
import { randomUUID } from 'node:crypto';
import { StoreError } from '../../errors.ts';
import { containerBlobs } from '../../history/blobs/container-blobs.ts';
import { openContainer } from '../../history/open-storage.ts';
import { type Check, failed, ok, untried } from '../check.ts';
import { storageRemedy } from '../remedy-for.ts';

export const blobsCheck: Check = {
  id: 'blobs',
  title: 'Blob Storage',
  looksAt: 'whether the container of the history can be opened, and a blob written there, read and removed again',
  needs: [],
  run: async ({ storage }) => {
    if (storage === undefined) return untried('The settings of storage cannot be used.');
    try {
      const { container } = await storage.clients();
      await openContainer(container);
      const blobs = containerBlobs(container);
      const name = `doctor/${randomUUID()}`;
      await blobs.write(name, Buffer.from('can be written'), null);
      await blobs.read(name);
      await blobs.remove(name);
      return ok(`The container "${container.containerName}" can be written and read.`);
    } catch (error) {
      if (error instanceof StoreError) return failed(storageRemedy(error, 'blob-role'), error.message);
      throw error;
    }
  },
};
