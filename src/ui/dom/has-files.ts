/** Whether files are being dragged, or in the clipboard: text and links are the page's. */
export const hasFiles = (data: DataTransfer | null): boolean =>
  data?.types.includes('Files') ?? false;
