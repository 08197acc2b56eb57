import type { SandboxApp, SandboxCore } from '../core.js';
import { SandboxApiError } from '../errors.js';
import { guidOf } from '../ids.js';
import { fileToWire } from '../json-response.js';
import { companyOf, connectionOf } from './lookup.js';

/** https://docs.codat.io/integrations/file-upload */
const MAX_FILES = 20;
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const taken = /\.(pdf|xlsx?|xlsb|csv|docx?|pptx?|jpe?g|png)$/i;

export function fileRoutes(app: SandboxApp, core: SandboxCore): void {
  app.get('/companies/:companyId/files', (c) =>
    c.json(companyOf(core, c.req.param('companyId')).files.map(fileToWire)),
  );

  /** Its status is not documented to change, and uploads trigger no webhook: so it stays as it is. */
  app.post('/companies/:companyId/connections/:connectionId/files', async (c) => {
    const { companyId, connectionId } = c.req.param();
    const company = companyOf(core, companyId);
    const { integration } = connectionOf(core, companyId, connectionId);
    if (!integration.isUpload) refuse(`Data connection ${connectionId} does not take files`);
    const files = await filesIn(c.req.raw);
    if (files.length === 0) refuse('No files were provided');
    if (files.length > MAX_FILES)
      refuse(`No more than ${MAX_FILES} files can be uploaded at a time`);
    for (const { name, size } of files) {
      if (!taken.test(name)) refuse(`File ${name} is of a type that is not supported`);
      if (size === 0) refuse(`File ${name} is empty`);
      if (size > MAX_FILE_BYTES) refuse(`File ${name} is larger than 10MB`);
    }
    for (const { name, size } of files) {
      const uploadedAt = core.store.now();
      const id = guidOf(`file:${company.id}:${company.files.length}:${uploadedAt}`);
      const fileName = `${id}${/\.\w+$/.exec(name)?.[0] ?? ''}`;
      const { sourceType } = integration;
      company.files.push({ fileName, displayName: name, sourceType, uploadedAt, size });
    }
    return c.body(null, 200);
  });
}

/** All of them, whatever their parts are called. An upload that broke off has none of its files. */
async function filesIn(request: Request): Promise<File[]> {
  try {
    const form = await request.formData();
    return [...form.values()].filter((value) => typeof value !== 'string');
  } catch {
    return refuse('The body is not valid multipart/form-data');
  }
}

function refuse(message: string): never {
  throw new SandboxApiError(400, message);
}
