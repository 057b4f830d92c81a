/**
 * The fields of a form.
 * @throws 400 for a body that no browser sends: of another type, cut off, without its boundary
 */
export async function readFormData(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}
