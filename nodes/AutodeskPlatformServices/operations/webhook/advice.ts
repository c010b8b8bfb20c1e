/** What to do about the answers of Autodesk's webhooks, which do not tell their reason. */
export const webhookAdvice: Readonly<Record<number, string>> = {
	403: 'Check that the user or app has rights on what is watched (for Issues: as Project Admin), that an account admin added the client ID under Account Admin > Custom Integrations, and that the app has the Webhooks API under API Access at https://aps.autodesk.com/myapps',
	404: 'Choose the region in which the webhook was created, and a credential of the kind and user that created it',
};
