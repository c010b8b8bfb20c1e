const LIMITS =
	'Autodesk keeps at most 200 active data extracts, and runs at most 24 jobs in 24 hours, for an account and for a user';

/** What to do about a refused call of data extracts. */
export const dataExtractAdvice: Readonly<Record<number, string>> = {
	403: 'Data extracts need the Executive Overview permission in the account, or a project admin who chooses the projects under Projects. Check that the user or service account behind the credential has one of them, that Data Connector is part of the subscription, and that an account admin added the client ID under Account Admin > Custom Integrations',
	404: 'Check the IDs. Autodesk shows data extracts and their jobs only to the user who created them: use the credential of that user',
};

/** The same where a data extract is created, which starts a job sooner or later. */
export const newDataExtractAdvice: Readonly<Record<number, string>> = {
	...dataExtractAdvice,
	400: `${LIMITS}. Project admins have to choose the projects`,
	409: LIMITS,
	429: `Wait, then try again. ${LIMITS}, and answers 60 calls a minute`,
};
