import { ButtonLink } from "./button.tsx";
import { useMessages } from "./language.ts";

interface PagerProps {
  page: number;
  pages: number;
  /** What else stands in the address, such as a search. */
  query?: Record<string, string>;
}

/** The way through a long list; nothing when it is one page. */
export function Pager({ page, pages, query = {} }: PagerProps) {
  const { actions } = useMessages().common;
  if (pages === 1) return null;
  const to = (number: number) => `?${new URLSearchParams({ ...query, page: String(number) })}`;
  return (
    <nav className="pager" aria-label={actions.pageOf(page, pages)}>
      {page > 1 && (
        <ButtonLink variant="secondary" to={to(page - 1)} rel="prev">
          {actions.previousPage}
        </ButtonLink>
      )}
      <span aria-hidden="true">{actions.pageOf(page, pages)}</span>
      {page < pages && (
        <ButtonLink variant="secondary" to={to(page + 1)} rel="next">
          {actions.nextPage}
        </ButtonLink>
      )}
    </nav>
  );
}
