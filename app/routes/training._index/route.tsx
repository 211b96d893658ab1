import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { allDrafts } from "#app/domain/training/drafts.ts";
import { latestModules } from "#app/domain/training/modules.ts";
import { requireTrainer } from "#app/session.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Heading } from "#app/ui/heading.tsx";
import { useMessages } from "#app/ui/language.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LibraryEntry } from "#app/ui/training-editor/library-entry.tsx";
import "#app/ui/training-editor/training-editor.css";
import { factors } from "#surveys/factors.ts";
import { libraryOf, type Wanted, wantedIn } from "./library.ts";

export const meta = pageTitle(({ trainingEditor }) => trainingEditor.title);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = await requireTrainer(request, context);
  const { db } = context;
  const { searchParams } = new URL(request.url);
  const wanted = wantedIn(searchParams);
  const all = { modules: await latestModules(db), drafts: await allDrafts(db) };
  return {
    wanted,
    isThrownAway: searchParams.has("thrown-away"),
    lacksTitle: searchParams.has("without-title"),
    factors: factors.map(({ id, name }) => ({ id, name: name[language] })),
    modules: libraryOf(all, wanted, language),
  };
}

/** Every module there is, published or being written. */
export default function Library() {
  const { modules, wanted, isThrownAway, lacksTitle, factors } = useLoaderData<typeof loader>();
  const { title, library } = useMessages().trainingEditor;
  return (
    <Page title={title} lead={library.lead} width="wide">
      {isThrownAway && <Alert kind="success">{library.thrownAway}</Alert>}
      <Search wanted={wanted} factors={factors} />
      {modules.length === 0 ? (
        <p>{library.none}</p>
      ) : (
        <div>
          <p className="quiet" role="status">
            {library.found(modules.length)}
          </p>
          <ul className="rows library">
            {modules.map((module) => (
              <LibraryEntry key={module.id} {...module} />
            ))}
          </ul>
        </div>
      )}
      <Begin lacksTitle={lacksTitle} />
    </Page>
  );
}

interface SearchProps {
  wanted: Wanted;
  factors: { id: string; name: string }[];
}

function Search({ wanted, factors }: SearchProps) {
  const { library, audiences } = useMessages().trainingEditor;
  const isWanted = Object.values(wanted).some((wish) => wish !== "");
  return (
    <Form className="form-row" role="search" key={JSON.stringify(wanted)}>
      <TextField label={library.search} name="q" type="search" defaultValue={wanted.words} />
      <SelectField label={library.audience} name="audience" defaultValue={wanted.audience}>
        <option value="">{library.anybody}</option>
        {Object.entries(audiences).map(([audience, name]) => (
          <option key={audience} value={audience}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField label={library.factor} name="factor" defaultValue={wanted.factor}>
        <option value="">{library.anyFactor}</option>
        {factors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <Button variant="secondary">{library.show}</Button>
      {isWanted && (
        <Link className="ds-link library-all" to="/training">
          {library.all}
        </Link>
      )}
    </Form>
  );
}

function Begin({ lacksTitle }: { lacksTitle: boolean }) {
  const { begin } = useMessages().trainingEditor.library;
  return (
    <section className="section" id="begin">
      <Heading level={2}>{begin.title}</Heading>
      <p className="library-begin">{begin.body}</p>
      <Form className="form-row library-begin" method="post" action="/training/drafts">
        <TextField
          label={begin.name}
          name="title"
          maxLength={500}
          required
          error={lacksTitle ? begin.nameMissing : undefined}
        />
        <Button>{begin.button}</Button>
      </Form>
    </section>
  );
}
