/** What to do about errors of Autodesk's webhooks, which come without a reason. */
export const webhookAdvice: Readonly<Record<number, string>> = {
	403: 'Check that the user or app has access to the watched resource (for Issues: as a project admin), that an account admin added the client ID under Account Admin > Custom Integrations, and that the app has the Webhooks API under API Access at https://aps.autodesk.com/myapps',
	404: 'Choose the region in which the webhook was created, and a credential of the kind and user that created it',
};
