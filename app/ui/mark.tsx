/** The product's mark: a drop and the level it raises. Decoration beside the name. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="32" height="32" rx="8" />
      <path className="mark-drop" d="M16 5c3.4 4 5 6.5 5 8.7a5 5 0 0 1-10 0C11 11.5 12.6 9 16 5Z" />
      <path
        className="mark-level"
        d="M5 21.5c2.75 0 2.75 1.8 5.5 1.8s2.75-1.8 5.5-1.8 2.75 1.8 5.5 1.8 2.75-1.8 5.5-1.8M5 26.2c2.75 0 2.75 1.8 5.5 1.8s2.75-1.8 5.5-1.8 2.75 1.8 5.5 1.8 2.75-1.8 5.5-1.8"
      />
    </svg>
  );
}
