/**
 * What to do about 403 and 404 of a service for project teams.
 *
 * @param things what the service holds, e.g. `issues`
 */
export function teamAdvice(things: string): Readonly<Record<403 | 404, string>> {
	return {
		403: `Check that the user or service account behind the credential is an active member of the project with permission for its ${things}, and that a product with ${things}, such as Autodesk Build, is active in the project. A service account must be invited to the project by its email address, like a person. An account admin must also have added the client ID under Account Admin > Custom Integrations; if the app has service accounts, the account admits only them`,
		404: `Check the IDs. Autodesk may also answer 404 for a project that the credential has no access to, that is not an ACC project, or in which no product with ${things} is active`,
	};
}
